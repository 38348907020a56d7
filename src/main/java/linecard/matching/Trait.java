package linecard.matching;

/// Something that is said of a thing.
public enum Trait {

    /// What it is called: a firm, a person with all names, an article.
    NAME,
    /// More words about it.
    TEXT,
    /// Street and number.
    ADDRESS,
    /// Town, postal code, country.
    PLACE,
    PHONE,
    /// A number given to it by others, such as a tax number.
    CODE,
    /// A date, such as of birth.
    DAY,
    /// What it costs.
    AMOUNT,
    /// The part of an e-mail address after `@`, or of a web page's; none that everybody may use.
    DOMAIN
}

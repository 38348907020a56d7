package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.accounts.Accounts;
import linecard.accounts.Mergers;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.people.Territories;
import linecard.traits.Trait;
import linecard.traits.Traits;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// The firms that buy from us.
@Component
class AccountSubject extends RecordSubject<AccountIntake.Said> {

    /// What a column of account codes is called; beside one of the first, the last are names.
    static final String[] CODES = {
        "accountnumber", "accountno", "accountid", "customernumber", "customerno", "customerid",
        "customercode", "custno", "custid", "vevőkód", "vevőszám", "vevőazonosító", "ügyfélszám",
        "ügyfélazonosító", "partnerkód", "partnerszám", "partnerazonosító",
        "account", "customer", "ügyfél", "vevő", "partner"};

    static final String[] NAMES = {
        "customername", "accountname", "company", "companyname", "vevőnév", "vevőneve",
        "ügyfélnév", "partnernév", "partnerneve", "cégnév", "név",
        "customer", "account", "vevő", "ügyfél", "partner"};

    static final Field TERRITORY =
            Field.optional("territory", "region", "area", "terület", "régió");
    static final Field TERRITORY_NAME = Field.optional("territoryName", "regionname");
    static final Field TAGS = Field.optional("tags", "tag", "labels", "címke");
    static final Field HOUSE = Field.optional("house", "houseaccount", "központi")
            .oneOf("yes", "no");

    private static final List<Field> FIELDS = List.of(
            Field.required("account", CODES).or("code", "kód"),
            Field.required("name", NAMES),
            Field.optional("parent", "parent", "parentaccount", "anyacég"),
            TERRITORY, TERRITORY_NAME,
            Field.optional("customerType", "type", "businesstype", "segment", "típus", "vevőtípus"),
            Field.optional("country", "countrycode", "országkód"),
            Field.optional("postalCode", "zip", "zipcode", "postcode", "irsz"),
            Field.optional("city", "town", "település"),
            Field.optional("address", "street", "address1", "utca"),
            Field.optional("phone", "telephone", "telefon", "telefonszám"),
            Field.optional("email", "mail", "emailaddress", "emailcím"),
            Field.optional("taxNumber", "vatnumber", "vatid", "taxid"),
            TAGS, HOUSE);

    private final Accounts accounts;
    private final Mergers mergers;
    private final Territories territories;
    private final Traits traits;

    AccountSubject(
            Accounts accounts, Mergers mergers, Territories territories, Traits traits) {
        super("accounts", Audience.KEEPERS, "/accounts", FIELDS);
        this.accounts = accounts;
        this.mergers = mergers;
        this.territories = territories;
        this.traits = traits;
    }

    @Override
    public List<Field> fields(Viewer viewer) {
        return OwnEntry.offered(FIELDS, traits.used(viewer, Trait.Of.ACCOUNT));
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("A-1", "Alföldi Gépgyár Zrt.", "", "EAST", "East", "OEM", "HU", "4025",
                        "Debrecen", "Piac utca 1.", "+36 52 123 456", "info@example.com", "",
                        "key, export", "no"),
                List.of("A-2", "Alföldi Szerviz Kft.", "A-1", "EAST", "East", "Service", "HU",
                        "4400", "Nyíregyháza", "Kossuth tér 2.", "", "", "", "", "no"));
    }

    @Override
    Intake<AccountIntake.Said> intake(Viewer viewer, Import source) {
        return new AccountIntake(viewer, accounts, mergers.all(viewer),
                new Territorial(viewer, territories), traits);
    }
}

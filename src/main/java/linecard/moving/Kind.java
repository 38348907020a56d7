package linecard.moving;

import java.util.Locale;

/// What a table of another program holds.
enum Kind {

    USERS, PRODUCTS, ACCOUNTS, LEADS, CONTACTS, OPPORTUNITIES,
    /// The lines of opportunities.
    LINES,
    /// What was done or is to be done: it is recognised, and stays where it is.
    ACTIVITIES;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

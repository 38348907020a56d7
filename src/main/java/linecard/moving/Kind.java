package linecard.moving;

import java.util.Locale;

/// What a table of another program holds.
enum Kind {

    USERS, PRODUCTS, ACCOUNTS, LEADS, CONTACTS, OPPORTUNITIES,
    /// The lines of opportunities.
    LINES,
    /// What is to be done; what was done stays where it is.
    TASKS,
    /// What was done: it is recognised, and stays where it is.
    EVENTS;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

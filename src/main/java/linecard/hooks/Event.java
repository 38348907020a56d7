package linecard.hooks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What an endpoint may be told of. Triggers name them as [#code] does.
enum Event {

    ACCOUNT_CREATED("accounts"), ACCOUNT_CHANGED("accounts"), ACCOUNT_ARCHIVED("accounts"),
    ACCOUNT_DELETED("accounts"),
    CONTACT_CREATED("contacts"), CONTACT_CHANGED("contacts"), CONTACT_ARCHIVED("contacts"),
    CONTACT_DELETED("contacts"),
    OPPORTUNITY_CREATED("opportunities"), OPPORTUNITY_CHANGED("opportunities"),
    OPPORTUNITY_MOVED("opportunities"), OPPORTUNITY_WON("opportunities"),
    OPPORTUNITY_LOST("opportunities"), OPPORTUNITY_DELETED("opportunities"),
    CALL_REPORTED("calls"),
    IMPORT_APPLIED("imports"), IMPORT_UNDONE("imports"),
    STATEMENT_ISSUED("statements"),
    /// Sent on request, to see whether it arrives.
    WEBHOOK_TEST("webhooks");

    private final String records;

    Event(String records) {
        this.records = records;
    }

    /// `account.created`
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static Optional<Event> of(String code) {
        return Arrays.stream(values()).filter(event -> event.code().equals(code)).findFirst();
    }

    /// Those that are chosen for an endpoint; the test comes to each.
    static List<Event> offered() {
        return Arrays.stream(values()).filter(event -> event != WEBHOOK_TEST).toList();
    }

    /// The kind of record that it is about: `account`.
    String kind() {
        return code().substring(0, code().indexOf('.'));
    }

    /// Where the API has the record: `/api/v1/accounts/…`.
    String path(UUID subject) {
        return "/api/v1/" + records + "/" + subject;
    }
}

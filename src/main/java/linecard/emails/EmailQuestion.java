package linecard.emails;

import linecard.web.Query;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

import java.util.LinkedHashMap;
import java.util.UUID;

/// What the address of a list of mails asks for; what cannot be read narrows nothing.
///
/// @param query the same, for links
record EmailQuestion(EmailFilter filter, int number, Query query) {

    static EmailQuestion of(MultiValueMap<String, String> asked) {
        var filter = new EmailFilter(text(asked, "which").equals("waiting"),
                id(text(asked, "account")), id(text(asked, "contact")), text(asked, "q"));
        var kept = new LinkedHashMap<String, String>();
        if (filter.waiting()) kept.put("which", "waiting");
        if (filter.account() != null) kept.put("account", filter.account().toString());
        if (filter.contact() != null) kept.put("contact", filter.contact().toString());
        kept.put("q", filter.text());
        var page = text(asked, "page");
        return new EmailQuestion(filter,
                page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1, new Query(kept));
    }

    private static String text(MultiValueMap<String, String> asked, String name) {
        var given = asked.getFirst(name);
        return given == null || given.indexOf('\0') >= 0 ? "" : given.strip();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

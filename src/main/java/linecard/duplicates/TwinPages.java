package linecard.duplicates;

import linecard.access.Allowed;
import linecard.web.Html;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.Arrays;
import java.util.List;

import static linecard.access.Audience.CALLERS;
import static linecard.access.Audience.KEEPERS;

/// What a form shows while something is typed that may be here already. It stands in nobody's way.
@Controller
class TwinPages {

    private static final int LONGEST = 300;

    private final Twins twins;

    TwinPages(Twins twins) {
        this.twins = twins;
    }

    @GetMapping("/duplicates/accounts")
    @Allowed(KEEPERS)
    View accounts(Page page, @RequestParam MultiValueMap<String, String> typed) {
        var item = Items.firm(text(typed, "name"), text(typed, "address"),
                text(typed, "postalCode") + " " + text(typed, "city"), text(typed, "phone"),
                text(typed, "email"), text(typed, "taxNumber"));
        var found = twins.ofAccount(page.viewer(), item,
                text(typed, "name") + " " + text(typed, "taxNumber"));
        return shown(page, found);
    }

    @GetMapping("/duplicates/contacts")
    @Allowed(CALLERS)
    View contacts(Page page, @RequestParam MultiValueMap<String, String> typed) {
        var item = Items.person(text(typed, "familyName"), text(typed, "givenName"),
                lines(typed, "phones"), lines(typed, "emails"));
        var found = twins.ofContact(page.viewer(), item, text(typed, "familyName") + " "
                + text(typed, "givenName") + " " + text(typed, "emails"));
        return shown(page, found);
    }

    private static Html shown(Page page, List<Twins.Twin> found) {
        return (out, tags) -> JtetwinsGenerated.render(out, tags, page, found);
    }

    private static String text(MultiValueMap<String, String> typed, String field) {
        var text = typed.getFirst(field);
        if (text == null) return "";
        var plain = text.replace("\0", "");
        return plain.substring(0, Math.min(LONGEST, plain.length())).strip();
    }

    private static List<String> lines(MultiValueMap<String, String> typed, String field) {
        return Arrays.stream(text(typed, field).split("\\R")).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
    }
}

package linecard.terms;

import linecard.access.History;
import linecard.web.Form;
import linecard.web.Page;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

import java.util.UUID;

/// Somebody else saved what a form was filled from: the form says who and when, keeps what was
/// typed and takes the other's version over, so that sending it again means it.
@Component
class Overtaking {

    private final History history;

    Overtaking(History history) {
        this.history = history;
    }

    /// Whether that happened, which the form then says.
    ///
    /// @param relation the table of the record
    /// @param version of the record as it is stored now
    boolean isSaid(
            Page page, Form form, MultiValueMap<String, String> entered, String relation, UUID row,
            int version) {
        if (form.version() == version) return false;
        say(page, form, "terms.overtaken", relation, row);
        entered.set("version", String.valueOf(version));
        return true;
    }

    /// Whether that happened before a removal, which the form then says.
    ///
    /// @param form filled with the record as it is stored now
    /// @param entered what was sent to remove it
    boolean isSaidOfRemoval(
            Page page, Form form, MultiValueMap<String, String> entered, String relation,
            UUID row) {
        if (new Form(page.words(), entered).version() == form.version()) return false;
        say(page, form, "terms.overtaken.removal", relation, row);
        return true;
    }

    private void say(Page page, Form form, String key, String relation, UUID row) {
        var change = history.of(page.viewer(), relation, row).getFirst();
        form.problem("overtaken", key, change.by().name(page.language()),
                page.words().moment(change.at(), page.organisation().zone()));
    }
}

package linecard.people;

import linecard.access.Member;
import linecard.access.User;
import linecard.database.Ids;
import linecard.entrance.Emails;
import linecard.people.Position.Offers;
import linecard.web.Form;
import linecard.web.Page;
import linecard.words.Language;

import java.util.Optional;

/// Reads what somebody typed about a member.
final class MemberForm {

    private MemberForm() {}

    /// A person who is new here.
    static Optional<Member> read(Form form, Offers offers) {
        var email = form.read("email", Emails::read);
        var family = form.text("familyName", 100);
        var given = form.text("givenName", 100);
        var position = Position.read(form, offers, null);
        if (form.hasProblems() || position.isEmpty()) return Optional.empty();
        var user = new User(Ids.fresh(), email.get(), family.get(), given.get(),
                Language.of(form.entered("language")));
        var as = position.get();
        return Optional.of(new Member(
                Ids.fresh(), user, as.role(), as.agency(), as.rep(), as.territory(), 1));
    }

    /// What a member shall be from now on. Nobody changes what the own person is.
    static Optional<Member> read(Page page, Form form, Member stored, Offers offers) {
        if (isSelf(page, stored)) form.problem("role", "people.member.self");
        var position = Position.read(form, offers, stored);
        if (form.hasProblems() || position.isEmpty()) return Optional.empty();
        var as = position.get();
        return Optional.of(new Member(stored.id(), stored.user(), as.role(), as.agency(),
                as.rep(), as.territory(), form.version()));
    }

    static boolean isSelf(Page page, Member member) {
        return member.user().id().equals(page.viewer().user().id());
    }
}

package linecard.moving;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.exchange.ByCode;
import linecard.exchange.Entry;
import linecard.files.Kept;
import linecard.moving.Source.Line;
import linecard.subjects.Countries;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What another program says of firms and people, in the fields of our subjects.
final class Crossing {

    private final Viewer viewer;
    private final Survey survey;
    private final Meanings meanings;
    private final Words words;
    private final Firms firms;
    private final Set<Source.Place> circles;
    private final OwnFields ofAccounts;
    private final OwnFields ofContacts;

    Crossing(Viewer viewer, Survey survey, Meanings meanings, Traits traits) {
        this.viewer = viewer;
        this.survey = survey;
        this.meanings = meanings;
        this.words = Words.in(viewer.organisation().language());
        this.firms = survey.firms();
        this.circles = firms.circles();
        var days = Days.of(viewer);
        this.ofAccounts = new OwnFields(survey.of(Kind.ACCOUNTS),
                traits.own(viewer, Trait.Of.ACCOUNT), days);
        this.ofContacts = new OwnFields(survey.of(Kind.LEADS, Kind.CONTACTS),
                traits.own(viewer, Trait.Of.CONTACT), days);
    }

    Passage accounts() {
        return new Passage("accounts", survey.of(Kind.ACCOUNTS, Kind.LEADS, Kind.CONTACTS),
                Kind.ACCOUNTS, ofAccounts.after(List.of("account", "name", "parent", "territory",
                "customerType", "country", "postalCode", "city", "address", "phone", "email")),
                this::account);
    }

    private @Nullable List<String> account(Line line, Passage passage) {
        var firm = firms.at(line.place());
        if (firm == null) return null;
        if (firms.here(firm) != null) {
            passage.isHere(line);
            return null;
        }
        var before = firms.before(firm);
        var parent = parent(firm, line, passage);
        boolean isLead = line.source().is(Kind.LEADS);
        return ofAccounts.after(List.of(firms.code(firm), firm.name(),
                parent.isEmpty() ? parentBefore(before) : parent,
                before == null ? meanings.territory(meanings.rep(line.get("owner")))
                        : meanings.territory(before),
                or(isLead ? words.text("moving.lead.type") : line.get("customerType"), before,
                        Account::customerType),
                or(country(line, passage), before, Account::country),
                or(line.get("postalCode"), before, Account::postalCode),
                or(line.get("city"), before, Account::city),
                or(line.get("address").replaceAll("\\s*\\R\\s*", ", "), before, Account::address),
                or(firm.phone(), before, Account::phone),
                or(firm.isNamed() ? "" : firm.email(), before, Account::email)), line, passage);
    }

    /// What is not said stays as it was.
    private static String or(
            String said, @Nullable Account before, Function<Account, String> was) {
        return said.isEmpty() && before != null ? was.apply(before) : said;
    }

    private String parentBefore(@Nullable Account before) {
        return before == null || before.parent() == null ? "" : firms.coded(before.parent());
    }

    private String parent(Firm firm, Line line, Passage passage) {
        if (firm.parent().isEmpty()) return "";
        if (circles.contains(firm.at())) {
            passage.remark(line, "parent", "moving.circle");
            return "";
        }
        var code = firms.code(firm.program(), firm.parent(), firm.parent());
        if (code.isEmpty()) passage.remark(line, "parent", "moving.noParent", shown(firm.parent()));
        else passage.link(line);
        return code;
    }

    private static String country(Line line, Passage passage) {
        var country = line.get("country");
        if (country.isEmpty() || Countries.isKnown(country)) return country;
        passage.remark(line, "country", "exchange.unknownCountry", shown(country));
        return "";
    }

    /// Who looks after the accounts that have just come in.
    ///
    /// @param fresh their codes
    Passage assignments(Set<String> fresh) {
        var owned = survey.of(Kind.ACCOUNTS).stream().filter(one -> one.has("owner")).toList();
        return new Passage("assignments", owned, null,
                List.of("account", "rep", "role", "share", "from"), (line, passage) -> {
                    var firm = firms.at(line.place());
                    boolean isOwned = !line.get("owner").isEmpty();
                    if (firm == null || !isOwned || firms.here(firm) != null) return null;
                    var code = firms.code(firm);
                    var rep = meanings.rep(line.get("owner"));
                    if (rep.isEmpty() || !fresh.contains(ByCode.plain(code))) return null;
                    passage.link(line);
                    return List.of(code, rep, "owner", "100", meanings.from().toString());
                });
    }

    Passage contacts() {
        return new Passage("contacts", survey.of(Kind.LEADS, Kind.CONTACTS), Kind.CONTACTS,
                ofContacts.after(List.of("contact", "familyName", "givenName", "title", "account",
                        "jobTitle", "phone", "phone2", "email", "email2", "language", "note")),
                this::contact);
    }

    private @Nullable List<String> contact(Line line, Passage passage) {
        if (Survey.isTrue(line.get("isConverted"))) {
            passage.isHere(line);
            return null;
        }
        var names = names(line);
        var id = Survey.first(line.get("account"));
        var firm = line.get(line.get("accountName").isEmpty() ? "company" : "accountName");
        var code = firms.code(line.program(), id, firm);
        if (!code.isEmpty()) passage.link(line);
        else if (!id.isEmpty() || !firm.isEmpty()) {
            passage.remark(line, "account", "moving.noAccount", shown(id.isEmpty() ? firm : id));
        }
        var language = line.get("language");
        return ofContacts.after(List.of(
                line.program().code(line.get("id")), names.getFirst(), names.getLast(),
                line.get("title"), code, line.get("jobTitle"), line.get("phone"),
                line.get("phone2"), line.get("email"), line.get("email2"),
                language.matches("[A-Za-z]{2}([-_].*)?") ? language : "", line.get("note")),
                line, passage);
    }

    /// Family name and given name; one that stands in a single piece is parted where the
    /// organisation's language parts it.
    private List<String> names(Line line) {
        var family = line.get("familyName");
        var given = line.get("givenName");
        if (!family.isEmpty()) return List.of(family, given);
        if (!given.isEmpty()) return List.of(given, "");
        var whole = line.get("fullName");
        boolean isFamilyFirst = viewer.organisation().language() == Language.HUNGARIAN;
        int at = isFamilyFirst ? whole.indexOf(' ') : whole.lastIndexOf(' ');
        if (at < 0) return List.of(whole, "");
        var first = whole.substring(0, at);
        var last = whole.substring(at + 1);
        return isFamilyFirst ? List.of(first, last) : List.of(last, first);
    }

    /// A word of a file, short enough for a sentence.
    static String shown(String text) {
        return shown(text, Entry.CODE);
    }

    static String shown(String text, int longest) {
        return Entry.shown(Kept.text(text), longest);
    }
}

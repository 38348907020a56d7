package linecard.demo;

import linecard.access.Member;
import linecard.access.Organisation;
import linecard.access.Organisation.ResultsFrom;
import linecard.access.Role;
import linecard.access.User;
import linecard.calendar.FiscalCalendar;
import linecard.demo.Story.Row;
import linecard.people.Agency;
import linecard.people.Agreement;
import linecard.people.Agreement.Regime;
import linecard.people.Rep;
import linecard.people.Territory;
import linecard.words.Language;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The people of the one story that demo, tests and documentation tell: two manufacturers, their
/// agencies and reps. Claire Whitfield represents both.
public final class Cast {

    /// Everybody's, in the demo only.
    public static final String PASSWORD = "a calm river at noon";

    public static final String ALFOLDI = "alfoldi";
    public static final String BLUE_HERON = "blueheron";

    private Cast() {}

    static List<Story> companies(LocalDate today) {
        return List.of(Story.of(ALFOLDI, today), Story.of(BLUE_HERON, today));
    }

    static Organisation organisation(Story story) {
        var row = story.rows("organisation").getFirst();
        return new Organisation(
                story.id("organisation", ""), story.slug(), row.text("name"), row.text("country"),
                Currency.getInstance(row.text("currency")), Language.of(row.text("language")),
                ZoneId.of(row.text("zone")), FiscalCalendar.parse(row.text("calendar")),
                ResultsFrom.valueOf(row.text("results").toUpperCase(Locale.ROOT)),
                row.text("letterhead").replace(" // ", "\n"), 1);
    }

    /// Everybody who signs in, the owner first.
    static List<Member> members(Story story) {
        var members = new ArrayList<Member>();
        for (var row : story.rows("staff")) {
            var language = organisation(story).language();
            members.add(new Member(
                    story.id("member", row.text("email")), user(row, language),
                    Role.of(row.text("role")), null, null,
                    story.idOrNull("territory", row.text("territory")), 1));
        }
        for (var row : story.rows("agency owners")) {
            members.add(new Member(
                    story.id("member", row.text("email")),
                    user(row, Language.of(row.text("language"))), Role.AGENCY_OWNER,
                    story.id("agency", row.text("agency")), null, null, 1));
        }
        for (var row : story.rows("reps")) {
            members.add(new Member(
                    story.id("member", row.text("email")),
                    user(row, Language.of(row.text("language"))), Role.REP,
                    story.id("agency", row.text("agency")), story.id("rep", row.text("code")),
                    null, 1));
        }
        return members;
    }

    /// The owner of an agency comes last: without such a person, loading was interrupted.
    static Member last(Story story) {
        return members(story).stream()
                .filter(member -> member.role() == Role.AGENCY_OWNER)
                .findFirst().orElseThrow();
    }

    /// One person, one id, in however many companies.
    private static User user(Row row, Language language) {
        var email = row.text("email");
        return new User(
                UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)), email,
                row.text("family"), row.text("given"), language);
    }

    static List<Territory> territories(Story story) {
        return story.rows("territories").stream()
                .map(row -> new Territory(
                        story.id("territory", row.text("code")), row.text("code"),
                        row.text("name"), false, 1))
                .toList();
    }

    static List<Agency> agencies(Story story) {
        return story.rows("agencies").stream()
                .map(row -> new Agency(
                        story.id("agency", row.text("code")), row.text("code"), row.text("name"),
                        row.text("country"), row.text("tax"), row.text("email"),
                        row.text("phone"), row.text("address"), false, 1))
                .toList();
    }

    static List<Rep> reps(Story story) {
        return story.rows("reps").stream()
                .map(row -> new Rep(
                        story.id("rep", row.text("code")), story.id("agency", row.text("agency")),
                        story.idOrNull("territory", row.text("territory")), row.text("code"),
                        row.text("family"), row.text("given"), row.text("title"),
                        row.text("email"), row.text("phone"), false, 1))
                .toList();
    }

    static List<Agreement> agreements(Story story) {
        return story.rows("agreements").stream()
                .map(row -> new Agreement(
                        story.id("agreement", row.text("agency") + row.text("from")),
                        story.id("agency", row.text("agency")), story.day(row.text("from")),
                        story.dayOrNull(row.text("to")),
                        Regime.valueOf(row.text("regime").toUpperCase(Locale.ROOT)),
                        story.idOrNull("territory", row.text("territory")),
                        Range.lineIds(story, row.text("lines")), row.yes("exclusive"),
                        Integer.parseInt(row.text("notice")), row.text("note"), 1))
                .toList();
    }
}

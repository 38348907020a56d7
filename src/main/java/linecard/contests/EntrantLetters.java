package linecard.contests;

import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.scoring.Rules;
import linecard.scoring.RulesText;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Tells everybody who takes part in a contest that it has started, by which rules; and which of
/// them are others since. Each reads it in the own language.
@Repository
class EntrantLetters {

    private final JdbcClient sql;
    private final Outbox outbox;

    EntrantLetters(JdbcClient sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    private record To(
            UUID rep, String familyName, String givenName, String title, String address,
            Language language) {

        String name() {
            return Words.in(language).name(familyName, givenName, title);
        }
    }

    /// In the transaction that starts it.
    @Transactional(propagation = Propagation.MANDATORY)
    void started(Viewer viewer, Contest contest) {
        outbox.add(viewer, entrants(viewer, contest.id()).stream()
                .map(to -> started(viewer, contest, to)).toList());
    }

    /// In the transaction that changes the rules.
    ///
    /// @param contest with its rules until now
    @Transactional(propagation = Propagation.MANDATORY)
    void changed(Viewer viewer, Contest contest, Rules next, String reason) {
        outbox.add(viewer, entrants(viewer, contest.id()).stream()
                .map(to -> changed(viewer, contest, next, reason, to)).toList());
    }

    /// The reps of a contest at work, at the address with which they sign in, or else at their own.
    private List<To> entrants(Viewer viewer, UUID contest) {
        return sql.sql("""
                select r.id, r.family_name, r.given_name, r.title,
                       coalesce(u.email, r.email) as address,
                       coalesce(u.language, :language) as language
                from contests.entrant e
                join people.rep r on r.id = e.rep_id
                left join access.membership m on m.rep_id = r.id and m.role = 'rep'
                left join access.app_user u on u.id = m.user_id and u.disabled_at is null
                where e.contest_id = :contest and r.archived_at is null
                  and coalesce(u.email, r.email) <> ''
                order by r.id
                limit 20000
                """)
                .param("contest", contest)
                .param("language", viewer.organisation().language().code())
                .query((row, _) -> new To(row.getObject("id", UUID.class),
                        row.getString("family_name"), row.getString("given_name"),
                        row.getString("title"), row.getString("address"),
                        Language.of(row.getString("language"))))
                .list();
    }

    private static Letter started(Viewer viewer, Contest contest, To to) {
        var page = page(viewer, to);
        var text = new ContestText(page, contest.rules());
        var body = new ArrayList<>(List.of(page.t("commissions.letter.to", to.name()),
                page.t("contests.letter.started", viewer.organisation().name(), contest.name(),
                        text.days())));
        for (var one : text.sentences()) {
            body.add(page.t("contests.letter.rule", one.value(), one.label()));
        }
        for (var prize : contest.rules().prizes()) {
            body.add(page.t("contests.letter.rule", contest.rules().hasPlaces()
                    ? page.t("contests.prizeFor", prize.place()) : page.t("contests.prizes"),
                    text.prize(prize)));
        }
        body.add(page.t("contests.frozen", RulesText.hash(contest.rules())));
        return letter(viewer, contest, to, page.t("contests.letter.started.subject",
                contest.name()), body, "start");
    }

    private static Letter changed(
            Viewer viewer, Contest contest, Rules next, String reason, To to) {
        var page = page(viewer, to);
        var body = new ArrayList<>(List.of(page.t("commissions.letter.to", to.name()),
                page.t("contests.letter.changed", viewer.organisation().name(), contest.name()),
                page.t("contests.letter.reason", reason)));
        for (var one : new ContestText(page, next).differences(contest.rules())) {
            body.add(page.t("contests.letter.difference", one.about(), said(page, one.was()),
                    said(page, one.is())));
        }
        var hash = RulesText.hash(next);
        body.add(page.t("contests.letter.hash", hash));
        return letter(viewer, contest, to, page.t("contests.letter.changed.subject",
                contest.name()), body, hash);
    }

    private static String said(Page page, String sentence) {
        return sentence.isEmpty() ? page.t("contests.saysNothing") : sentence;
    }

    private static Page page(Viewer viewer, To to) {
        return new Page(viewer.organisation().words(to.language()), null, viewer, "", "", "",
                null, false);
    }

    private static Letter letter(
            Viewer viewer, Contest contest, To to, String subject, List<String> body,
            String what) {
        return new Letter(to.name(), to.address(), to.language(), subject, body)
                .leadingTo(contest.name(), "/contests/" + contest.id())
                .answeredBy(viewer.user().email())
                .once("contest " + contest.id() + " " + what + " " + to.rep());
    }
}

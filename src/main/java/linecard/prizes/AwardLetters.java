package linecard.prizes;

import linecard.access.Viewer;
import linecard.mail.Letter;
import linecard.mail.Outbox;
import linecard.web.Page;
import linecard.words.Language;
import linecard.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;

/// Tells winners that their prize was approved, and until when they may choose: the rep in person,
/// or the owners of the agency that won as a team.
@Repository
class AwardLetters {

    private static final int MOST = 20;

    private final JdbcClient sql;
    private final Outbox outbox;

    AwardLetters(JdbcClient sql, Outbox outbox) {
        this.sql = sql;
        this.outbox = outbox;
    }

    private record To(String name, String address, Language language) {}

    /// Writes the letters in the transaction that approves the award.
    ///
    /// @param award as it is approved
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Viewer viewer, Award award) {
        outbox.add(viewer, winners(award).stream().map(to -> letter(viewer, award, to)).toList());
    }

    private List<To> winners(Award award) {
        return sql.sql("""
                select u.email, u.family_name, u.given_name, u.language
                from access.membership m
                join access.app_user u on u.id = m.user_id
                where u.disabled_at is null
                  and (m.role = 'rep' and m.rep_id = :rep
                       or cast(:rep as uuid) is null and m.role = 'agency_owner'
                          and m.agency_id = :agency)
                order by m.id
                limit :most
                """)
                .param("rep", award.rep())
                .param("agency", award.agency())
                .param("most", MOST)
                .query((row, _) -> {
                    var language = Language.of(row.getString("language"));
                    return new To(Words.in(language).name(row.getString("family_name"),
                            row.getString("given_name"), null), row.getString("email"), language);
                })
                .list();
    }

    private static Letter letter(Viewer viewer, Award award, To to) {
        var words = viewer.organisation().words(to.language());
        var text = new PrizeText(new Page(words, null, viewer, "", "", "", null, false));
        var body = new ArrayList<>(List.of(words.text("prizes.letter.to", to.name()),
                words.text("prizes.letter.won", viewer.organisation().name(), text.won(award),
                        text.award(award))));
        var by = award.chooseBy();
        var prize = award.prize();
        if (by != null && prize == null) {
            body.add(words.text("prizes.letter.choose", words.date(by)));
        } else if (prize != null && prize.isCash()) {
            body.add(words.text("prizes.cash.next"));
        }
        return new Letter(to.name(), to.address(), to.language(),
                words.text("prizes.letter.subject", award.contestName()), body)
                .leadingTo(words.text("prizes.letter.link"), "/awards/" + award.id())
                .once("award " + award.id() + " " + to.address())
                .answeredBy(viewer.user().email());
    }
}

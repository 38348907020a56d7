package linecard.whatif;

import linecard.reckoning.Column;
import linecard.reckoning.Document;
import linecard.reckoning.Event;
import linecard.words.ReadingException;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Lines come document by document in any order, and stand in columns in the canonical one.
class GatheredTest {

    private static final UUID REP = new UUID(2, 1);

    private static Document document(int number, int day) {
        var date = LocalDate.of(2025, 3, day);
        return new Document(new UUID(-number, 1), "S-" + number, Event.INVOICE, date, date, null, null);
    }

    @Test
    void any_number_of_documents_are_put_into_order_with_their_lines() {
        var gathered = new Gathered(new UUID(1, 1), 1_000);
        for (int number = 200; number > 0; number--) {
            gathered.open(document(number, 1 + number % 20));
            for (int line = 1; line <= 1 + number % 3; line++) {
                gathered.add(line, 1, new UUID(3, line), REP, 1_000_000, number * 10L + line);
            }
        }
        var lines = gathered.lines(Currency.getInstance("EUR"), List::of);
        assertThat(lines.size()).isEqualTo(gathered.size());
        var net = Objects.requireNonNull(lines.amounts().get(Column.GROSS));
        for (int i = 0; i < lines.size(); i++) {
            var number = lines.documents().get(lines.document()[i]).number();
            assertThat("S-" + net[i] / 10).isEqualTo(number);
            assertThat(net[i] % 10).isEqualTo(lines.position()[i]);
            assertThat(lines.subjects().get(lines.subject()[i]).productLines())
                    .containsExactly(new UUID(3, lines.position()[i]));
        }
    }

    @Test
    void too_many_lines_are_refused_with_a_sentence() {
        var gathered = new Gathered(new UUID(1, 1), 2);
        gathered.open(document(1, 1));
        gathered.add(1, 1, REP, REP, 1_000_000, 1);
        gathered.add(2, 1, REP, REP, 1_000_000, 1);
        assertThatThrownBy(() -> gathered.add(3, 1, REP, REP, 1_000_000, 1))
                .isInstanceOf(ReadingException.class).hasMessageContaining("More than 2 lines");
        Trials.requireFew(Trials.MOST_OF_ONE, Trials.MOST);
        assertThatThrownBy(() -> Trials.requireFew(Trials.MOST_OF_ONE + 1, Trials.MOST))
                .hasMessageContaining("More than 250000 lines");
        assertThatThrownBy(() -> Trials.requireFew(5, Trials.MOST + 1))
                .hasMessageContaining("More than 500000 lines");
    }
}

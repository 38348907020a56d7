package linecard.scoring;

import linecard.scoring.PublishedFile.Unreadable;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PublishedTest {

    @TempDir Path folder;

    private static Published contest(long seed) {
        var random = new Random(seed);
        var rules = ContestTest.rules(random);
        var entrants = ContestTest.entrants(random);
        return Published.of("Tavaszi\tverseny\n2026", rules, entrants,
                ContestTest.days(random, entrants));
    }

    private static Published read(String text) throws IOException, Unreadable {
        return PublishedFile.read(new BufferedReader(new StringReader(text)));
    }

    @Property(tries = 300)
    void what_is_published_is_read_back_and_gives_the_same_places(@ForAll long seed)
            throws Exception {
        var contest = contest(seed);
        var again = read(contest.text());
        assertThat(again.text()).isEqualTo(contest.text());
        assertThat(again.isRight()).isTrue();
        assertThat(again.name()).isEqualTo("Tavaszi verseny 2026");
        assertThat(RulesText.read(RulesText.of(contest.rules()))).isEqualTo(contest.rules());
    }

    @Property(tries = 300)
    void whatever_is_changed_changes_the_hash(@ForAll long seed, @ForAll int where) {
        var text = contest(seed).text();
        int at = Math.floorMod(where, text.length() - 1);
        var changed = text.substring(0, at) + (text.charAt(at) == '1' ? '2' : '1')
                + text.substring(at + 1);
        assertThatThrownBy(() -> read(changed)).isInstanceOf(Unreadable.class)
                .hasMessageStartingWith("line ");
    }

    @Property(tries = 200)
    void places_that_the_rules_do_not_give_are_found(@ForAll long seed) {
        var contest = contest(seed);
        if (contest.places().isEmpty()) return;
        var places = contest.places().subList(1, contest.places().size());
        assertThat(new Published(contest.name(), contest.rules(), contest.entrants(),
                contest.days(), places).isRight()).isFalse();
    }

    @Test
    void anybody_verifies_a_file_without_a_database() throws IOException {
        var file = folder.resolve("contest.txt");
        var text = contest(7).text();
        Files.writeString(file, text);
        assertThat(said(file)).startsWith("0 Tavaszi verseny 2026").contains("holds");
        Files.writeString(file, text.replaceFirst("kind\t\\w+", "kind\tother"));
        assertThat(said(file)).startsWith("1 broken: line");
        Files.writeString(file, "PK\u0003\u0004");
        assertThat(said(file)).isEqualTo("1 broken: line 1: this is no contest file of Linecard\n");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(said(file)).startsWith("1 This file cannot be read");
        assertThat(said(folder.resolve("none"))).startsWith("1 This file cannot be read");
    }

    @Test
    void what_is_cut_off_or_goes_on_is_not_whole() {
        var lines = contest(7).text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var cut = String.join("\n", lines.subList(0, i)) + "\n";
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Unreadable.class);
        }
        var longer = String.join("\n", lines) + "\nday\tR0\t2026-03-01\t1\t0\n";
        assertThatThrownBy(() -> read(longer)).hasMessageContaining("after the end");
    }

    private static String said(Path file) {
        var out = new ByteArrayOutputStream();
        int code = VerifyContest.run(file, new PrintStream(out, true, StandardCharsets.UTF_8));
        return code + " " + out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void the_same_rules_have_the_same_hash() {
        var rules = contest(3).rules();
        assertThat(RulesText.hash(RulesText.read(RulesText.of(rules))))
                .isEqualTo(RulesText.hash(rules)).matches("[0-9a-f]{64}");
        assertThat(List.of(contest(3).hash())).doesNotContain(contest(4).hash());
    }
}

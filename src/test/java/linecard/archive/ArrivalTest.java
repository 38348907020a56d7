package linecard.archive;

import linecard.archive.Manifest.Part;
import linecard.journey.Installation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/// A small company goes from the tests' program into a second one, which has a server of its own;
/// before that, everything that is not quite that archive is refused there.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ArrivalTest extends ArchiveDesk {

    @Autowired Newcomers newcomers;

    private Installation there;

    @BeforeAll
    void open() throws IOException {
        there = new Installation();
    }

    @AfterAll
    void close() {
        there.close();
    }

    @Test
    @Order(1)
    void an_organisation_that_is_here_is_not_brought_again() throws IOException {
        var before = tables.hash();
        assertThatThrownBy(() -> take(archive)).isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("is here already");
        var renamed = new Forgery(archive)
                .manifest(old -> new Manifest(old.format(), old.linecard(), old.schema(),
                        old.madeAt(), new Manifest.Whose(UUID.randomUUID(), "elsewhere", "E", "HUF"),
                        old.totals(), old.tables(), old.leftOut()))
                .zipped();
        assertThatThrownBy(() -> take(renamed)).isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining("holds rows of another organisation");
        assertThat(tables.hash()).isEqualTo(before);
    }

    private void take(byte[] brought) throws IOException {
        var file = Files.write(Files.createTempFile("linecard-test", ".zip"), brought);
        try (var opened = ArchiveFile.open(file)) {
            newcomers.take(opened, new Newcomers.Key(email(), "hash"));
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    @Order(2)
    void it_is_refused_whole(String what, byte[] brought, String sentence) {
        var answer = Mover.bring(there, brought, email());
        assertThat(answer.status()).as(what).isEqualTo(422);
        assertThat(answer.text()).contains(sentence);
        assertThat(Mover.somebody(there).get("/setup").status()).isEqualTo(200);
    }

    Stream<Arguments> hostile() {
        return Stream.of(
                arguments("no archive", "name,code\n".getBytes(StandardCharsets.UTF_8), "damaged"),
                arguments("cut", Arrays.copyOf(archive, archive.length / 2), "damaged"),
                arguments("a byte changed", flipped(), "damaged"),
                arguments("a bomb", heavier(), "unpacks to far more"),
                forged("a file changed", f -> f.silently("tables/people.rep.csv",
                        text -> text.replace("Mark", "Dark")), "tables/people.rep.csv"),
                forged("a file more", f -> f.with("tables/x.csv", "x"), "tables/x.csv"),
                forged("a file less", f -> f.without("tables/people.rep.csv"), "is missing"),
                forged("no manifest", f -> f.without(Manifest.NAME), "manifest is missing"),
                forged("a manifest of nothing", f -> f.with(Manifest.NAME, "{\"format\": 1}"),
                        "manifest is missing"),
                forged("deep nesting", f -> f.with(Manifest.NAME, "[".repeat(100_000)),
                        "manifest is missing"),
                forged("a path out of it", f -> f.with("../../etc/x", "x"), "reach outside"),
                forged("a path of another system", f -> f.with("C:\\x", "x"), "reach outside"),
                forged("a later format", f -> f.silently(Manifest.NAME, text -> text.replace(
                        "\"format\" : 1", "\"format\" : 2")), "A later Linecard"),
                forged("a later schema", f -> f.manifest(old -> new Manifest(old.format(), "9.0", 999,
                        old.madeAt(), old.organisation(), old.totals(), old.tables(),
                        old.leftOut())), "tables as of 999"),
                forged("an unknown table", f -> f.with("tables/people.x.csv", "id\n")
                        .parts(more(f, "people.x")), "people.x, which is not known here"),
                forged("a table less", f -> f.without("tables/people.rep.csv")
                        .parts(less(f, "people.rep")), "does not hold table people.rep"),
                forged("a secret column", f -> f.parts(part -> part.table().equals("access.app_user")
                        ? columns(part, "password_hash") : part), "column password_hash"),
                forged("SQL in a name", f -> f.parts(part -> part.table().equals("people.rep")
                        ? columns(part, "x\"; drop table people.rep; --") : part),
                        "column x???drop?table?people?rep????"),
                forged("another's rows", f -> f.row("people.rep", row -> row.replace(
                        company.owner().organisation().id().toString(),
                        UUID.randomUUID().toString())), "people.rep holds rows of another"),
                forged("a code twice", f -> f.row("people.agency",
                        row -> row.replace("A-S", "A-N")), "Rows of table people.agency"),
                forged("a rep of no agency", f -> f.row("people.rep", row -> row.replace(
                        company.south().id("agency").toString(), UUID.randomUUID().toString())),
                        "Rows of table people.rep"),
                forged("a line of no document", f -> f.row("sales.line", row -> row.replace(
                        company.south().id("document").toString(), UUID.randomUUID().toString())),
                        "Rows of table sales.line"),
                forged("more than the whole", f -> f.row("accounts.assignment", row -> row
                        + row.replaceFirst("^[^,]*", UUID.randomUUID().toString())
                        .replace(",owner,", ",purchasing,")), "Rows of table accounts.assignment"),
                forged("no number", f -> f.row("sales.line", row -> row.replace(",2000,", ",many,")),
                        "Not every row of tables/sales.line.csv"),
                forged("another total", f -> f.row("sales.document",
                        row -> row.replace(",100000,", ",100001,")), "do not come to the totals"),
                forged("fewer rows than said", f -> f.parts(part -> part.table().equals("people.rep")
                        ? new Part(part.table(), part.file(), part.rows() + 1, part.bytes(),
                        part.sha256(), part.columns()) : part), "as many rows"));
    }

    @Test
    @Order(3)
    void whoever_brings_it_needs_the_token_and_must_be_an_owner_in_it() {
        var wrong = Mover.somebody(there).upload("/setup/archive", "/setup/archive", java.util.Map.of(
                "token", "0123456789", "email", email(), "password", Mover.PASSWORD),
                "a.zip", archive);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("not the token");
        var stranger = Mover.bring(there, archive, "stranger@example.com");
        assertThat(stranger.status()).isEqualTo(422);
        assertThat(stranger.text()).contains("is no owner in this archive", email());
    }

    @Test
    @Order(4)
    void after_all_that_the_archive_itself_arrives_whole() {
        var arrived = Mover.bring(there, archive, email());
        assertThat(arrived.status()).as(arrived.text()).isEqualTo(200);
        // The two statements of the town were never sealed, and that is said.
        assertThat(arrived.text()).contains("The organisation has arrived",
                "2 of 2 statements do not verify");
        var slug = company.owner().organisation().slug();
        var owner = Mover.owner(there, slug, email());
        assertThat(Mover.tables(Mover.archive(owner, true))).isEqualTo(Mover.tables(archive));
        assertThat(Mover.somebody(there).get("/setup/archive").status()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void a_command_brings_it_as_the_program_starts() throws IOException {
        var file = Files.write(Files.createTempFile("linecard-test", ".zip"), archive);
        try (var brought = new Installation("--bring=" + file, "--owner=" + email())) {
            var said = Pattern.compile("(?:first password|első jelszó:) ([a-z2-5-]{24})")
                    .matcher(brought.said());
            assertThat(said.find()).as(brought.said()).isTrue();
            var slug = company.owner().organisation().slug();
            var owner = Mover.owner(brought, slug, email(), said.group(1));
            assertThat(Mover.tables(Mover.archive(owner, true))).isEqualTo(Mover.tables(archive));
        } finally {
            Files.delete(file);
        }
    }

    private interface Forging {
        Forgery with(Forgery archive);
    }

    private Arguments forged(String what, Forging forging, String sentence) {
        return arguments(what, forging.with(new Forgery(archive)).zipped(), sentence);
    }

    private byte[] flipped() {
        var bytes = archive.clone();
        bytes[30 + "tables/access.app_user.csv".length() + 40] ^= 0x20; // of the first file's rows
        return bytes;
    }

    /// Announces that its first file is two gigabytes.
    private byte[] heavier() {
        var bytes = archive.clone();
        for (int i = bytes.length - 4; i >= 0; i--) {
            if (bytes[i] != 'P' || bytes[i + 1] != 'K' || bytes[i + 2] != 1) continue;
            bytes[i + 27] = 0x7f;
            return bytes;
        }
        throw new IllegalStateException("no directory");
    }

    private static List<Part> more(Forgery forgery, String table) {
        var parts = new ArrayList<>(forgery.parts());
        parts.add(forgery.measured(new Part(table, Manifest.file(table), 0, 0, "",
                List.of(new Manifest.Column("id", "uuid")))));
        return parts;
    }

    private static List<Part> less(Forgery forgery, String table) {
        var parts = new ArrayList<>(forgery.parts());
        parts.removeIf(part -> part.table().equals(table));
        return parts;
    }

    private static Part columns(Part part, String more) {
        var columns = new ArrayList<>(part.columns());
        columns.add(new Manifest.Column(more, "text"));
        return new Part(part.table(), part.file(), part.rows(), part.bytes(), part.sha256(), columns);
    }
}

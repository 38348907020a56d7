package linecard.faults;

import linecard.database.SmallDisk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// A whole program on a small disk of its own, while it takes a file and people look at pages: its
/// database is killed and is restarted, the disk fills up to the last byte, and has room again.
class ImportFaultsTest {

    private static final int CLIENTS = 8;
    private static final int LINES = 40_000;
    private static final Duration BACK_AFTER_RESTART = Duration.ofSeconds(10);
    private static final Duration BACK_AFTER_FULL = Duration.ofSeconds(30);
    private static final Duration FELT_WHEN_FULL = Duration.ofMinutes(1);
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final Pattern JOB = Pattern.compile("\"job\":\"([0-9a-f-]{36})\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");
    private static final Pattern DONE = Pattern.compile("\"stepsDone\":(\\d+)");

    @TempDir Path temporary;

    @Test
    void an_import_is_whole_once_whatever_becomes_of_database_and_disk() throws Exception {
        try (var disk = SmallDisk.of(temporary.resolve("disk"), 800);
                var victim = new Victim(disk.folder().resolve("home"))) {
            taken(victim, "products", "sku,name,category\nP-1,Pump,PUMP\n");
            taken(victim, "accounts", "account,name\nA-1,One\n");
            theDatabaseRestarts(victim);
            theDiskIsNearlyFull(victim, disk);
            theDiskIsFull(victim, disk);
            assertThat(victim.check()).contains("holds    The sums by month")
                    .doesNotContain("broken");
        }
    }

    private static void theDatabaseRestarts(Victim victim) throws Exception {
        var checked = checked(victim, "documents", sales("R"));
        var seen = new ConcurrentHashMap<Integer, Integer>();
        var isOver = new AtomicBoolean();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < CLIENTS; i++) clients.submit(() -> look(victim, seen, isOver));
                var job = applying(victim, checked);
                awaitSteps(victim, job, 1);
                restarted(victim, victim::killDatabase);
                awaitSteps(victim, job, LINES + 1);
                restarted(victim, victim::stopDatabase);
                assertThat(over(victim, "imports/" + checked)).isEqualTo("applied");
            } finally {
                isOver.set(true);
            }
        }
        assertThat(seen.keySet()).as("what eight clients saw: " + seen)
                .containsExactlyInAnyOrder(200, 503);
        assertThat(documents(victim, "R")).isEqualTo(LINES / 10);
    }

    /// Looks at one page after the other; one that says 'try again' in other words counts as 500.
    private static Void look(
            Victim victim, ConcurrentMap<Integer, Integer> seen, AtomicBoolean isOver)
            throws IOException {
        var pages = List.of("/today", "/documents", "/accounts", "/imports", "/products");
        for (int i = 0; !isOver.get(); i++) {
            var answer = victim.page(pages.get(i % pages.size()));
            boolean isSaid = answer.statusCode() != 503
                    || answer.body().contains("The database does not answer");
            seen.merge(isSaid ? answer.statusCode() : 500, 1, Integer::sum);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return null;
    }

    private interface Act {
        void run() throws IOException;
    }

    private static void restarted(Victim victim, Act act) throws IOException {
        long before = victim.databasePid();
        act.run();
        within(BACK_AFTER_RESTART, "back by itself", () -> victim.databasePid() != before
                && victim.page("/documents").statusCode() == 200);
    }

    private static void theDiskIsNearlyFull(Victim victim, SmallDisk disk) throws Exception {
        var checked = checked(victim, "documents", sales("N"));
        disk.fillTo(8);
        assertThat(victim.page("/imports").body()).doesNotContain("nearly full");
        assertThat(agency(victim, "SMALL").statusCode()).isEqualTo(201);
        refused(victim.api("imports?subject=products", "text/csv", "sku,name\nP-2,Seal\n"));
        refused(victim.api("imports/" + checked + "/applying", "application/json", "{}"));
        var page = victim.form("/imports/" + checked, "/imports/" + checked + "/applying", Map.of());
        assertThat(page.statusCode()).isEqualTo(507);
        assertThat(page.body()).contains("Too little room on the disk for an import",
                "Less than 10% of the server’s disk is free");

        disk.fillTo(4);
        for (var path : List.of("/today", "/accounts", "/imports/" + checked)) {
            var read = victim.page(path);
            assertThat(read.statusCode()).as(path).isEqualTo(200);
            assertThat(read.body()).as(path).contains("The disk of the server is nearly full: "
                    + "you can read everything, but nothing can be changed");
        }
        refused(agency(victim, "NONE"));
        var form = victim.form("/agencies/new", "/agencies",
                Map.of("code", "NONE", "name", "None", "country", "HU"));
        assertThat(form.statusCode()).isEqualTo(507);
        assertThat(form.body()).contains("Nothing was changed. Until there is room");
        assertThat(victim.all("agencies", "code")).contains("SMALL").doesNotContain("NONE");
        assertThat(state(victim, "imports/" + checked)).isEqualTo("checked");

        disk.empty();
        assertThat(victim.page("/today").body()).doesNotContain("nearly full");
    }

    private static void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("application/problem+json"));
    }

    /// Reads go on while PostgreSQL lives, and say so when it does not; what was on its way is whole
    /// or not there; and soon after there is room again, it can be taken.
    private static void theDiskIsFull(Victim victim, SmallDisk disk) throws Exception {
        var checked = checked(victim, "documents", sales("F"));
        disk.fillTo(12);
        var job = applying(victim, checked);
        awaitSteps(victim, job, 1);
        within(FELT_WHEN_FULL, "an import without room", () -> {
            disk.topUp();
            int page = victim.page("/documents").statusCode();
            assertThat(page).isIn(200, 503);
            return page == 503 || !state(victim, "jobs/" + job).equals("running");
        });

        disk.empty();
        within(BACK_AFTER_FULL, "changes again", () -> agency(victim, "AGAIN").statusCode() == 201);
        assertThat(documents(victim, "F")).isIn(0L, LINES / 10L);
        var after = over(victim, "jobs/" + job);
        if (after.equals("failed")) {
            assertThat(victim.page("/imports/" + checked).body())
                    .contains("There was no more room on the disk of the server");
            assertThat(victim.api("jobs/" + job + "/repetition", "application/json", "{}")
                    .statusCode()).isLessThan(300);
        }
        assertThat(over(victim, "imports/" + checked)).isEqualTo("applied");
        assertThat(documents(victim, "F")).isEqualTo(LINES / 10);
    }

    private static HttpResponse<String> agency(Victim victim, String code) throws IOException {
        return victim.api("agencies", "application/json",
                "{\"code\": \"" + code + "\", \"name\": \"Faults\", \"country\": \"HU\"}");
    }

    private static String sales(String mark) {
        var csv = new StringBuilder("kind,number,date,account,line,quantity,net\n");
        for (int i = 0; i < LINES; i++) {
            int document = i / 10;
            csv.append("invoice,").append(mark).append(document).append(",2026-0")
                    .append(1 + document % 9).append("-11,A-1,PUMP,1,").append(i % 97).append('\n');
        }
        return csv.toString();
    }

    private static long documents(Victim victim, String mark) throws IOException {
        return victim.all("documents", "number").stream()
                .filter(number -> number.startsWith(mark)).distinct().count();
    }

    private static String checked(Victim victim, String subject, String csv) throws IOException {
        var sent = victim.api("imports?subject=" + subject + "&name=" + subject + ".csv",
                "text/csv", csv);
        var id = found(ID, sent.body());
        assertThat(victim.api("imports/" + id + "/checking", "application/json", "{}")
                .statusCode()).isEqualTo(200);
        assertThat(over(victim, "imports/" + id)).as(subject).isEqualTo("checked");
        return id;
    }

    private static void taken(Victim victim, String subject, String csv) throws IOException {
        var id = checked(victim, subject, csv);
        applying(victim, id);
        assertThat(over(victim, "imports/" + id)).as(subject).isEqualTo("applied");
    }

    /// @return the job
    private static String applying(Victim victim, String id) throws IOException {
        return found(JOB, victim.api("imports/" + id + "/applying", "application/json", "{}").body());
    }

    private static void awaitSteps(Victim victim, String job, int steps) throws IOException {
        within(Duration.ofMinutes(2), "so far", () -> {
            var shown = victim.api("jobs/" + job, "", "").body();
            assertThat(shown).as("it went too quickly").doesNotContain("\"state\":\"done\"");
            return shown.contains("\"state\":\"running\"")
                    && Long.parseLong(found(DONE, shown)) >= steps;
        });
    }

    private static String state(Victim victim, String what) throws IOException {
        var answer = victim.api(what, "", "");
        return answer.statusCode() == 200 ? found(STATE, answer.body()) : "away";
    }

    /// The state in which a job or an import comes to rest.
    private static String over(Victim victim, String what) throws IOException {
        within(Duration.ofMinutes(3), "an end of " + what, () -> !List.of("waiting", "running",
                "checking", "applying", "away").contains(state(victim, what)));
        return state(victim, what);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void within(Duration most, String what, Condition condition)
            throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static String found(Pattern what, String in) {
        var found = what.matcher(in);
        assertThat(found.find()).as(what + " in " + in).isTrue();
        return found.group(1);
    }
}

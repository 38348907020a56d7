package linecard.jobs;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Tables;
import linecard.access.Identities;
import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.database.OwnersUrl;
import linecard.jobs.Effects.Care;
import linecard.jobs.Effects.Plan;
import linecard.jobs.Effects.Where;
import linecard.jobs.Job.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import javax.sql.DataSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/// Two programs share the jobs of one database. One is killed or frozen in the midst of its work,
/// the other takes over: each step has had its effect once. That this is no matter of course is
/// seen on work that takes no care.
@LinecardTest
class JobsSharedTest {

    private static final List<Integer> ONCE =
            IntStream.rangeClosed(1, Effects.STEPS).boxed().toList();

    @Autowired Stage stage;
    @Autowired JobBook book;
    @Autowired Identities identities;
    @Autowired JdbcClient sql;
    @Autowired TransactionOperations transaction;
    @Autowired DataSource pool;
    @Autowired Tables tables;
    @Autowired OwnersUrl database;

    private final String run = Long.toString(System.nanoTime(), 36);
    private final List<Process> programs = new ArrayList<>();
    private final List<JobEngine> engines = new ArrayList<>();
    Viewer owner;

    @BeforeEach
    void begin() {
        owner = stage.company();
        tables.admin().sql("""
                create schema effects;
                create table effects.bare (subject uuid, step int);
                create table effects.keyed (subject uuid, step int, primary key (subject, step));
                grant usage on schema effects to linecard_runtime;
                grant select, insert on all tables in schema effects to linecard_runtime;
                """).update();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (var program : programs) program.destroyForcibly().waitFor();
        engines.forEach(JobEngine::close);
        tables.admin().sql("drop schema effects cascade").update();
    }

    /// A job, as it was asked for.
    private record Asked(UUID id, UUID subject, Plan plan) {}

    @Test
    void a_program_is_killed_in_its_work() throws Exception {
        var plans = List.of(plan(Care.FENCE, Where.BEFORE), plan(Care.FENCE, Where.WITHIN));
        var program = program(plans);
        var asked = ask(plans);
        said(program, "at ", 2);

        program.destroyForcibly().waitFor();
        open(plans);

        for (var job : asked) {
            assertThat(ended(job).state()).isEqualTo(State.DONE);
            assertThat(ended(job).taken()).isEqualTo(2);
            assertThat(steps(job)).as(job.toString()).isEqualTo(ONCE);
        }
    }

    @Test
    void a_frozen_program_that_wakes_writes_nothing_more() throws Exception {
        var plans = List.of(plan(Care.FENCE, Where.BEFORE), plan(Care.FENCE, Where.WITHIN));
        var left = freezeAndWake(plans);

        assertThat(left.get(plans.get(0).kind())).isEqualTo("Lost");
        assertThat(left.get(plans.get(1).kind())).isNotIn("done", "Lost");
    }

    @Test
    void without_a_fence_a_key_keeps_the_effect_to_one_and_without_both_it_doubles()
            throws Exception {
        freezeAndWake(List.of(plan(Care.KEY, Where.BEFORE), plan(Care.NONE, Where.BEFORE)));
    }

    /// A program is frozen while it does two jobs, another does them, the first wakes: each step
    /// has had its effect once, but for the work that takes no care.
    ///
    /// @return how the work ended in the program that was frozen
    private Map<String, String> freezeAndWake(List<Plan> plans) throws Exception {
        var program = program(plans);
        var said = program.inputReader();
        var asked = ask(plans);
        said(said, "at ", 2);

        signal("STOP", program);
        open(plans);
        for (var job : asked) assertThat(ended(job).state()).isEqualTo(State.DONE);
        program.outputWriter().append('\n').flush();
        signal("CONT", program);

        var left = new HashMap<String, String>();
        for (var line : said(said, "left ", 2)) {
            var words = line.split(" ");
            left.put(words[1], words[2]);
        }
        for (var job : asked) {
            assertThat(ended(job).state()).isEqualTo(State.DONE);
            assertThat(ended(job).taken()).isEqualTo(2);
            var expected = new ArrayList<>(ONCE);
            if (job.plan().care() == Care.NONE) expected.add(Effects.AT - 1, Effects.AT);
            assertThat(steps(job)).as(job.toString()).isEqualTo(expected);
        }
        return left;
    }

    @Test
    void what_one_program_cannot_do_at_once_another_does() throws InterruptedException {
        var running = new CountDownLatch(4);
        var trial = new Trial(pool, book, identities, sql, transaction);
        trial.deed = (_, _) -> {
            running.countDown();
            try {
                assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        for (int i = 0; i < 2; i++) {
            engines.add(Node.of(pool, book, identities, trial).engine());
            engines.getLast().start();
        }
        var asked = IntStream.range(0, 4).mapToObj(_ -> trial.start(owner)).toList();

        assertThat(running.await(1, TimeUnit.MINUTES)).isTrue();
        // On a machine that stands still for a second one may have been taken again.
        for (var id : asked) assertThat(trial.ended(owner, id).state()).isEqualTo(State.DONE);
    }

    private Plan plan(Care care, Where where) {
        return new Plan(run, care, where);
    }

    private Process program(List<Plan> plans) throws Exception {
        var arguments = new ArrayList<>(List.of(run));
        for (var plan : plans) arguments.add(plan.care() + "-" + plan.where());
        arguments.add("--linecard.database-url=" + database.url());
        arguments.add("--linecard.jobs.heartbeat=" + Node.PACE.heartbeat().toMillis() + "ms");
        var program = JobsProgram.start(arguments);
        programs.add(program);
        said(program, "ready", 1);
        return program;
    }

    private Node node(List<Plan> plans) {
        var works = plans.stream().<Work>map(
                plan -> new Effects(plan, Effects.OPEN, sql, transaction)).toList();
        return Node.of(pool, book, identities, works);
    }

    /// This program begins to do such work, too.
    private void open(List<Plan> plans) {
        engines.add(node(plans).engine());
        engines.getLast().start();
    }

    private List<Asked> ask(List<Plan> plans) {
        var jobs = node(plans).jobs(sql);
        return plans.stream().map(plan -> {
            var subject = UUID.randomUUID();
            var id = Objects.requireNonNull(Bound.call(owner.binding(), () -> transaction.execute(
                    status -> jobs.start(owner, plan.kind(), subject))));
            return new Asked(id, subject, plan);
        }).toList();
    }

    private Job ended(Asked asked) {
        var jobs = node(List.of(asked.plan())).jobs(sql);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            var job = Objects.requireNonNull(Bound.call(owner.binding(), () ->
                    transaction.execute(status -> jobs.of(owner, asked.id()))));
            if (job.state().isOver()) return job;
            if (System.nanoTime() > deadline) throw new AssertionError("still " + job);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private List<Integer> steps(Asked asked) {
        return tables.admin().sql("""
                select step from effects.bare where subject = :subject
                union all select step from effects.keyed where subject = :subject
                order by step
                """).param("subject", asked.subject()).query((row, n) -> row.getInt("step")).list();
    }

    private static List<String> said(Process program, String start, int lines) throws IOException {
        return said(program.inputReader(), start, lines);
    }

    /// Waits for so many lines that start so.
    private static List<String> said(BufferedReader program, String start, int lines)
            throws IOException {
        var all = new StringBuilder();
        var found = new ArrayList<String>();
        for (var line = program.readLine(); line != null; line = program.readLine()) {
            if (line.startsWith(start)) found.add(line);
            if (found.size() == lines) return found;
            all.append(line).append('\n');
        }
        throw new AssertionError("not " + lines + " times '" + start + "' in:\n" + all);
    }

    private static void signal(String name, Process program) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(program.pid()))
                .start().waitFor()).isZero();
    }
}

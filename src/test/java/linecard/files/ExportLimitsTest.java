package linecard.files;

import linecard.LinecardTest;
import linecard.Stage;
import linecard.Visitor;
import linecard.access.Allowed;
import linecard.web.Page;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import static linecard.access.Audience.MEMBERS;
import static org.assertj.core.api.Assertions.assertThat;

/// What bounds an export, seen by whoever asks for one: rows, time, and how many at once. The list
/// is one of this test, at an address that is there as long as the test.
@LinecardTest
class ExportLimitsTest {

    @Autowired ApplicationContext program;
    @Autowired Stage stage;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    private RequestMappingInfo route;
    private Visitor desk;
    private Trial trial;

    /// An export of whatever the test says.
    static final class Trial {

        private Table.Rows<Integer> rows = _ -> {};
        private Supplier<Spool> late = () -> Spool.fill(_ -> {});

        @Allowed(MEMBERS)
        View file(Page page, @PathVariable String ending) {
            return ending.equals("late") ? late.get().as(Download.Format.CSV, "late")
                    : new Table<Integer>(page.words()).whole("n", "n", Integer::longValue)
                            .file(ending, "trial", rows);
        }
    }

    @BeforeEach
    void offer() throws NoSuchMethodException {
        trial = new Trial();
        route = RequestMappingInfo.paths("/trial.{ending}")
                .options(routes.getBuilderConfiguration()).build();
        routes.registerMapping(route, trial,
                Trial.class.getDeclaredMethod("file", Page.class, String.class));
        desk = new Visitor(program, stage.company());
    }

    @AfterEach
    void withdraw() {
        routes.unregisterMapping(route);
    }

    @Test
    void a_million_rows_are_given_and_one_more_is_refused_on_a_page() {
        trial.rows = taker -> {
            for (int i = 0; i < 1_000_000; i++) taker.accept(i);
        };
        assertThat(desk.get("/trial.csv")).hasStatusOk().hasContentType("text/csv;charset=utf-8");
        trial.rows = taker -> {
            for (int i = 0; i <= 1_000_000; i++) taker.accept(i);
        };
        var refused = desk.get("/trial.csv");
        assertThat(refused).hasStatus(422).hasContentTypeCompatibleWith("text/html").bodyText()
                .contains("Ez több mint 1\u00a0000\u00a0000 sor");
        assertThat(refused.getResponse().getHeader("Content-Disposition")).isNull();
    }

    @Test
    void what_takes_too_long_is_refused_on_a_page() {
        trial.late = () -> {
            var spool = new Spool(10, Duration.ZERO);
            spool.take(Spool::count);
            return spool;
        };
        assertThat(desk.get("/trial.late")).hasStatus(422).bodyText()
                .contains("perc alatt nem készült el");
    }

    @Test
    void four_are_written_at_once_and_a_fifth_waits_for_one_to_end() {
        var begun = new Semaphore(0);
        var go = new Semaphore(0);
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        trial.rows = _ -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            begun.release();
            go.acquireUninterruptibly();
            atWork.decrementAndGet();
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<CompletableFuture<Integer>>();
            for (int i = 0; i < 5; i++) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> desk.get("/trial.json").getResponse().getStatus(), threads));
            }
            begun.acquireUninterruptibly(4);
            while (!Spool.AT_ONCE.hasQueuedThreads()) Thread.onSpinWait();
            assertThat(begun.availablePermits()).isZero();
            assertThat(desk.get("/accounts")).as("pages go on").hasStatusOk();
            go.release(5);
            assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
        }
        assertThat(most).hasValue(4);
    }
}

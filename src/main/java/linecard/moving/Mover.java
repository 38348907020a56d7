package linecard.moving;

import linecard.access.History;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Alias;
import linecard.accounts.Aliases;
import linecard.catalog.Product;
import linecard.catalog.Products;
import linecard.database.PlannedOnce;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Import;
import linecard.exchange.Subject;
import linecard.exchange.Task;
import linecard.exchange.Trace;
import linecard.exchange.Turns;
import linecard.files.Kept;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;
import linecard.moving.Findings.Part;
import linecard.moving.Findings.Twin;
import linecard.people.Reps;
import linecard.people.Territories;
import linecard.pipeline.Stages;
import linecard.traits.Traits;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Takes a company over: all subjects one after the other, in one transaction. To try it out is to
/// take it and to let the transaction go.
@Component
class Mover {

    private static final int KEPT = 100_000;

    private final Moves moves;
    private final MoveFiles files;
    private final Remarks remarks;
    private final Senses senses;
    private final Rooms rooms;
    private final History history;
    private final Turns turns;
    private final PlannedOnce planned;
    private final TransactionTemplate whole;
    private final TransactionTemplate part;

    /// What it takes to know what is here.
    @Component
    record Rooms(List<Subject> subjects, Accounts accounts, Aliases aliases, Reps reps,
            Territories territories, Products products, Stages stages, Traits traits,
            Clock clock) {}

    Mover(Moves moves, MoveFiles files, Remarks remarks, Senses senses, Rooms rooms,
            History history, Turns turns, PlannedOnce planned,
            PlatformTransactionManager transactions) {
        this.moves = moves;
        this.files = files;
        this.remarks = remarks;
        this.senses = senses;
        this.rooms = rooms;
        this.history = history;
        this.turns = turns;
        this.planned = planned;
        this.whole = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    void tryOut(Viewer viewer, Move move, Progress progress) throws IOException {
        files.use(viewer, move, tables -> {
            var run = new Run(viewer, move, progress, tables, false);
            whole.executeWithoutResult(status -> {
                progress.fence();
                turns.await(viewer, progress);
                run.go();
                moves.checkAll(viewer);
                status.setRollbackOnly();
            });
            whole.executeWithoutResult(_ -> {
                progress.fence();
                remarks.keep(viewer, move.id(), run.kept());
                moves.done(viewer, move.id(), run.findings(), run.samples(), null);
            });
        });
    }

    void take(Viewer viewer, Move move, Progress progress) throws IOException {
        files.use(viewer, move, tables -> {
            var run = new Run(viewer, move, progress, tables, true);
            whole.executeWithoutResult(_ -> {
                progress.fence();
                turns.await(viewer, progress);
                long before = history.newest(viewer);
                run.go();
                remarks.keep(viewer, move.id(), run.kept());
                moves.done(viewer, move.id(), run.findings(), run.samples(),
                        history.since(viewer, before));
            });
        });
    }

    void undo(Viewer viewer, Move move, Progress progress) {
        whole.executeWithoutResult(_ -> {
            progress.fence();
            turns.await(viewer, progress);
            var trace = moves.trace(viewer, move.id())
                    .orElseThrow(() -> new JobFailed(Trouble.of("exchange.undo.tooOld")));
            for (var part : move.findings().parts()) {
                var source = source(viewer, move, part.subject(), List.of());
                subject(part.subject())
                        .undo(viewer, source, new Trace(trace, List.of()), progress);
            }
            history.undo(viewer, trace, progress::done).ifPresent(obstacle -> {
                throw new JobFailed(Trouble.of("exchange.undo.builtOn", obstacle));
            });
            moves.undone(viewer, move.id());
        });
    }

    private Subject subject(String name) {
        return rooms.subjects().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow();
    }

    /// As the subjects know the move: they keep which one brought a record.
    private static Import source(
            Viewer viewer, Move move, String subject, List<String> fields) {
        return Import.of(move.id(), subject, move.title(), fields, Days.of(viewer).order());
    }

    /// One time through all tables.
    private final class Run {

        private final Viewer viewer;
        private final Move move;
        private final Progress progress;
        private final Survey survey;
        private final Meanings meanings;
        private final List<Twin> twins;
        private final List<Part> parts = new ArrayList<>();
        private final List<Remark> kept = new ArrayList<>();
        private final List<List<String>> samples = new ArrayList<>();

        Run(Viewer viewer, Move move, Progress progress, List<Source> tables, boolean isForGood)
                throws IOException {
            this.viewer = viewer;
            this.move = move;
            this.progress = progress;
            this.survey = Survey.of(
                    isForGood ? Senses.tried(move, tables) : senses.in(viewer, tables));
            for (var source : survey.sources()) samples.add(Sampling.of(source));
            var today = LocalDate.ofInstant(
                    rooms.clock().instant(), viewer.organisation().zone());
            var reps = rooms.reps().all(viewer);
            this.meanings = Meanings.of(survey, reps, rooms.stages().all(viewer),
                    move.choices(), today).in(reps, rooms.territories().all(viewer));
            var here = rooms.accounts().all(viewer);
            survey.firms().settle(new Firms.Known(here, rooms.aliases().all(viewer)));
            this.twins = isForGood ? move.findings().twins()
                    : Twinning.of(survey.firms(), here);
            same(here);
        }

        private void same(List<Account> here) {
            var byId = new HashMap<UUID, Account>();
            for (var account : here) byId.put(account.id(), account);
            var byKey = new HashMap<String, Account>();
            for (var twin : twins) {
                var account = byId.get(twin.account());
                boolean isApart = move.choices().apart().getOrDefault(twin.key(), false);
                if (account != null && !isApart) byKey.put(twin.key(), account);
            }
            for (var firm : survey.firms().all()) {
                var account = byKey.get(Kept.text(firm.key()));
                if (account != null) survey.firms().isHere(firm, account);
            }
        }

        void go() {
            try {
                planned.whileTablesGrow();
                long rows = 0;
                for (int i = 0; i < survey.sources().size(); i++) rows += survey.rows(i);
                progress.outOf(4 * rows);
                crossAll(new Crossing(viewer, survey, meanings, rooms.traits()),
                        new Dealings(viewer, survey, meanings, rooms.traits()),
                        new Deeds(viewer, survey, meanings));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void crossAll(Crossing crossing, Dealings dealings, Deeds deeds)
                throws IOException {
            cross(dealings.products(productLines().keySet()));
            var before = accountCodes();
            cross(crossing.accounts());
            var fresh = accountCodes();
            fresh.removeAll(before);
            cross(crossing.assignments(fresh));
            cross(crossing.contacts());
            cross(dealings.opportunities(productLines()));
            cross(deeds.tasks());
            cross(deeds.calls());
            rooms.aliases().add(viewer, spellings());
        }

        private Map<String, UUID> productLines() {
            var lines = new HashMap<String, UUID>();
            for (Product one : rooms.products().all(viewer)) {
                lines.put(ByCode.plain(one.code()), one.productLine());
            }
            return lines;
        }

        private Set<String> accountCodes() {
            var codes = new HashSet<String>();
            for (var code : rooms.accounts().codes(viewer)) codes.add(ByCode.plain(code));
            return codes;
        }

        /// What the other program calls accounts that are here: known from now on.
        private Map<String, UUID> spellings() {
            var spellings = new HashMap<String, UUID>();
            for (var firm : survey.firms().all()) {
                var account = survey.firms().here(firm);
                var key = firm.key();
                if (account != null && key.length() <= Alias.LONGEST
                        && !Firm.plain(key).equals(Firm.plain(account.name()))) {
                    spellings.put(key, account.id());
                }
            }
            return spellings;
        }

        private void cross(Passage passage) throws IOException {
            if (passage.isEmpty()) return;
            var subject = subject(passage.subject());
            var source = source(viewer, move, passage.subject(), passage.fields());
            var examination = subject.examination(
                    new Task(viewer, source, passage, part, progress));
            examination.read();
            var found = examination.apply();
            examination.eachRejected(row -> keep(passage.refused(row.rejection())));
            passage.remarks().forEach(this::keep);
            var rows = new EnumMap<Outcome, Long>(Outcome.class);
            for (var outcome : Outcome.values()) {
                long number = Findings.rows(found, outcome);
                if (number > 0) rows.put(outcome, number);
            }
            var made = new HashMap<String, List<String>>();
            examination.alsoNew().forEach((key, names) -> {
                if (!names.isEmpty()) made.put(key, List.copyOf(names));
            });
            if (!rows.isEmpty() || passage.here() > 0) {
                parts.add(new Part(passage.subject(), rows, passage.here(), passage.linked(),
                        made));
            }
        }

        private void keep(Remark remark) {
            if (kept.size() < KEPT) kept.add(remark);
        }

        List<Remark> kept() {
            return kept;
        }

        Findings findings() {
            var tables = new ArrayList<Findings.Table>();
            for (var source : survey.sources()) {
                tables.add(Findings.Table.of(source, survey.rows(source.place())));
            }
            return new Findings(tables, meanings.owners(), meanings.stages(), twins, parts);
        }

        List<List<String>> samples() {
            return samples;
        }
    }
}

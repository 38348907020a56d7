package linecard.subjects;

import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Mergers;
import linecard.calendar.KnownYears;
import linecard.catalog.Product;
import linecard.catalog.ProductLine;
import linecard.catalog.ProductLines;
import linecard.catalog.Products;
import linecard.database.Ids;
import linecard.exchange.ByCode;
import linecard.exchange.Difference.Outcome;
import linecard.exchange.Entry;
import linecard.people.Merged;
import linecard.people.Rep;
import linecard.people.Reps;
import linecard.pipeline.Brought;
import linecard.pipeline.Brought.OfLine;
import linecard.pipeline.Opportunity;
import linecard.pipeline.OpportunityBook;
import linecard.pipeline.Stage;
import linecard.pipeline.Stage.Kind;
import linecard.pipeline.Stages;
import linecard.traits.Own;
import linecard.traits.Trait;
import linecard.traits.Traits;
import linecard.words.Coded;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// A file of opportunities. Accounts, reps and product lines are known by their codes or by their
/// names; stages by their names, and one that is not known yet is made.
final class OpportunityIntake implements Intake<OpportunityIntake.Said> {

    private static final int USUAL_DAYS = 90;

    /// What it takes to read one.
    @Component
    record Rooms(OpportunityBook book, Stages stages, Accounts accounts, Mergers mergers,
            Reps reps, ProductLines lines, Products products, Traits traits,
            Clock clock) {}

    /// @param opened null where the file does not say
    /// @param close the day it ended, or is expected to; null where the file does not say
    /// @param tags null where the file has none; `own` of the own fields that it has
    record Said(
            String code, String name, UUID account, Rep rep, String stage, List<OfLine> lines,
            long amount, @Nullable LocalDate opened, @Nullable LocalDate close, String note,
            @Nullable List<String> tags, Map<String, String> own) {}

    private final Viewer viewer;
    private final Rooms rooms;
    private final LocalDate today;
    private final Own own;
    private final ByCode<Account> accounts;
    private final ByCode<Account> accountsByName;
    private final Map<UUID, Merged> merged;
    private final KnownReps reps;
    private final Map<String, UUID> lines = new HashMap<>();
    private final Map<String, Stage> stages = new HashMap<>();
    private final Map<String, Brought> known = new HashMap<>();
    private final Set<String> made = new TreeSet<>();
    private int openStages;

    OpportunityIntake(Viewer viewer, Rooms rooms) {
        this.viewer = viewer;
        this.rooms = rooms;
        this.today = LocalDate.ofInstant(
                rooms.clock().instant(), viewer.organisation().zone());
        this.own = rooms.traits().own(viewer, Trait.Of.OPPORTUNITY);
        var customers = rooms.accounts().all(viewer);
        this.accounts = new ByCode<>(customers, Account::code);
        this.accountsByName = new ByCode<>(customers, Account::name);
        this.merged = rooms.mergers().all(viewer);
        this.reps = new KnownReps(rooms.reps().all(viewer));
        knowLines();
        for (var stage : rooms.stages().all(viewer)) keep(stage);
        for (var one : rooms.book().brought(viewer)) known.put(ByCode.plain(one.code()), one);
    }

    /// By code and by name; a product stands for its line.
    private void knowLines() {
        for (Product one : rooms.products().all(viewer)) {
            lines.put(plain(one.name()), one.productLine());
            lines.put(plain(one.code()), one.productLine());
        }
        for (ProductLine one : rooms.lines().all(viewer)) {
            lines.put(plain(one.name()), one.id());
            lines.put(plain(one.code()), one.id());
        }
    }

    /// `GTX Pro` and `GTXPro` are one.
    private static String plain(String name) {
        return ByCode.plain(name).replaceAll("[\\s_-]+", "");
    }

    private void keep(Stage stage) {
        if (stage.archived()) return;
        if (stage.isOpen()) openStages++;
        stages.put(ByCode.plain(stage.name()), stage);
        var words = stage.kind() == Kind.WON ? List.of("won", "closed won", "closedwon", "megnyert")
                : stage.kind() == Kind.LOST
                ? List.of("lost", "closed lost", "closedlost", "elveszett") : List.<String>of();
        for (var word : words) stages.putIfAbsent(ByCode.plain(word), stage);
    }

    @Override
    public String key(Entry entry) {
        return ByCode.plain(entry.raw("opportunity"));
    }

    @Override
    public Said read(Entry entry) {
        var code = entry.code("opportunity");
        var account = account(entry);
        var rep = reps.find(entry);
        var stage = entry.text("stage", Stage.MOST_NAME);
        long amount = entry.raw("amount").isEmpty() ? 0 : entry.minor("amount");
        if (amount < 0) entry.problem("amount", "exchange.negative");
        if (amount > Brought.MOST_MINOR) entry.problem("amount", "words.tooLarge");
        var lines = lines(entry, amount);
        var opened = entry.raw("opened").isEmpty() ? null
                : entry.date("opened", KnownYears.FIRST);
        var close = entry.raw("close").isEmpty() ? null
                : entry.date("close", KnownYears.FIRST);
        checkDays(entry, opened, close);
        var name = entry.note("name", Brought.MOST_NAME);
        return new Said(code, name.isEmpty() ? named(entry, code) : name, account, rep, stage,
                lines, amount, opened, close, entry.note("note", Brought.MOST_NOTE),
                entry.has("tags") ? OwnEntry.tags(entry, own.tags()) : null,
                OwnEntry.fields(entry, own.traits()));
    }

    private static String named(Entry entry, String code) {
        var line = entry.note("line", Brought.MOST_NAME);
        return line.isEmpty() ? code : line;
    }

    private void checkDays(Entry entry, @Nullable LocalDate opened, @Nullable LocalDate close) {
        if (opened != null && opened.isAfter(today)) {
            entry.problem("opened", "exchange.closesLater");
        }
        if (opened != null && close != null && close.isBefore(opened)) {
            entry.problem("close", "exchange.closesEarly");
        }
    }

    private UUID account(Entry entry) {
        var text = entry.text("account", Brought.MOST_NAME);
        var found = accounts.find(text);
        if (found == null) found = accountsByName.find(text);
        if (found == null) entry.problem("account", "exchange.unknownAccount", Entry.shown(text));
        return found == null ? new UUID(0, 0) : Merged.standing(merged, found.id());
    }

    /// One that takes the whole amount, or several with an amount each: `PUMP=900;VALVE=300`.
    private List<OfLine> lines(Entry entry, long amount) {
        var text = entry.raw("line");
        if (text.isEmpty()) return List.of();
        var whole = lines.get(plain(text));
        if (whole != null) return List.of(new OfLine(whole, amount));
        var found = new ArrayList<OfLine>();
        for (var part : text.split(";", Brought.MOST_LINES + 1)) {
            int at = part.lastIndexOf('=');
            var line = lines.get(plain(at < 0 ? part : part.substring(0, at)));
            if (at < 0 || line == null) {
                entry.problem("line", "exchange.unknownLine", Entry.shown(part.strip()));
                return List.of();
            }
            found.add(new OfLine(line, entry.minor("line", part.substring(at + 1))));
        }
        boolean isWhole = found.stream().mapToLong(OfLine::minor).sum() == amount
                && found.stream().allMatch(
                one -> one.minor() >= 0 && one.minor() <= amount)
                && found.stream().map(OfLine::line).distinct().count() == found.size();
        if (!isWhole) entry.problem("line", "exchange.linesDiffer");
        return found;
    }

    @Override
    public List<Verdict> settle(List<Bundle<Said>> records, boolean write) {
        var added = new ArrayList<Brought>();
        var changed = new ArrayList<Brought>();
        var verdicts = new ArrayList<Verdict>();
        for (var record : records) {
            var said = record.first();
            var stage = stage(said.stage(), write);
            if (stage == null) {
                verdicts.add(Verdict.rejected("stage", "exchange.stagesFull", Stage.MOST,
                        Entry.shown(said.stage())));
                continue;
            }
            if (!stage.isOpen() && said.close() != null && said.close().isAfter(today)) {
                verdicts.add(Verdict.rejected("close", "exchange.closesLater"));
                continue;
            }
            var before = known.get(ByCode.plain(said.code()));
            var after = after(said, stage, before);
            var verdict = Verdict.comparing(before, after);
            if (before == null) added.add(after);
            if (verdict.outcome() == Outcome.CHANGED) changed.add(after);
            known.put(ByCode.plain(said.code()), after);
            verdicts.add(Verdict.of(verdict.outcome(), after.amountMinor()));
        }
        if (write) rooms.book().bring(viewer, added, changed);
        return verdicts;
    }

    private @Nullable Stage stage(String name, boolean write) {
        var found = stages.get(ByCode.plain(name));
        if (found != null) return found;
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        var kind = plain.equals("won") || plain.equals("closedwon") ? Kind.WON
                : plain.equals("lost") || plain.equals("closedlost") ? Kind.LOST : Kind.OPEN;
        if (kind == Kind.OPEN && openStages >= Stage.MOST) return null;
        var stage = Stage.brought(Ids.fresh(), name, kind, 100 + openStages);
        if (write) rooms.stages().add(viewer, List.of(stage));
        made.add(name);
        keep(stage);
        return stage;
    }

    private Brought after(Said said, Stage stage, @Nullable Brought before) {
        var opened = said.opened() != null ? said.opened()
                : before != null ? before.opened()
                : said.close() != null && said.close().isBefore(today) ? said.close() : today;
        var close = said.close() != null ? said.close()
                : before != null ? before.close()
                : stage.isOpen() ? opened.plusDays(USUAL_DAYS) : today;
        return new Brought(before == null ? Ids.fresh() : before.id(), said.code(), said.name(),
                said.account(), said.rep().id(), said.rep().agency(), stage.id(),
                stage.isOpen() ? null : Coded.of(Opportunity.Outcome.class,
                        stage.kind().code()),
                said.lines(), said.amount(), opened, close, said.note(),
                said.tags() != null ? said.tags() : before == null ? List.of() : before.tags(),
                OwnEntry.over(before == null ? Map.of() : before.fields(), said.own()));
    }

    @Override
    public Map<String, Set<String>> alsoNew() {
        return made.isEmpty() ? Map.of() : Map.of("exchange.alsoNew.stages", made);
    }
}

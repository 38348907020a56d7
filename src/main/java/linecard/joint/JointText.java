package linecard.joint;

import linecard.catalog.LineTree;
import linecard.contacts.Contact;
import linecard.joint.Entry.Action;
import linecard.joint.Entry.Degree;
import linecard.joint.Entry.Goal;
import linecard.joint.Entry.Kind;
import linecard.joint.Entry.Note;
import linecard.joint.Entry.Part;
import linecard.joint.Entry.Person;
import linecard.joint.Entry.Risk;
import linecard.joint.Entry.Stance;
import linecard.joint.Entry.Topic;
import linecard.joint.Figures.White;
import linecard.joint.JointPlan.Lead;
import linecard.joint.JointRules.Change;
import linecard.web.BulletChart;
import linecard.web.ChartText;
import linecard.web.Choice;
import linecard.web.Page;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import static java.math.RoundingMode.HALF_UP;

/// How plans are said on a page.
final class JointText {

    private final Page page;
    private final ChartText chart;

    JointText(Page page) {
        this.page = page;
        var currency = page.organisation().currency();
        int decimals = currency.getDefaultFractionDigits();
        chart = ChartText.of(page.words(), decimals, this::amount);
    }

    /// `2026`, `2026, third quarter`
    String period(Period period) {
        return period.quarter() == null ? String.valueOf(period.year())
                : page.t("joint.quarter." + period.quarter(), String.valueOf(period.year()));
    }

    String state(JointPlan plan) {
        return page.t("joint.state." + plan.state().code());
    }

    static String tone(JointPlan plan) {
        return switch (plan.state()) {
            case DRAFT -> "";
            case PROPOSED -> "accent";
            case AGREED -> "good";
            case CHANGED -> "warn";
        };
    }

    String amount(long minor) {
        return page.money(page.organisation().money(minor));
    }

    String amount(@Nullable Long minor) {
        return minor == null ? "–" : amount(minor.longValue());
    }

    String prior(@Nullable Long minor) {
        return minor == null ? page.t("joint.noBase") : amount(minor.longValue());
    }

    String percent(@Nullable BigDecimal ratio) {
        return ratio == null ? "–" : page.words().percent(ratio, 0);
    }

    /// Of a period that is over: what runs still is not compared with a whole one.
    String growth(Whole whole, Progress.Row row) {
        var ratio = row.growth();
        return ratio == null || whole.today().isBefore(whole.plan().days().to()) ? ""
                : (ratio.signum() > 0 ? "+" : "") + percent(ratio);
    }

    String line(LineTree tree, @Nullable UUID line) {
        return line == null ? page.t("joint.allLines") : tree.path(line);
    }

    /// The goal of all lines: what was reached, and what a year earlier was.
    BulletChart chart(Progress progress) {
        var total = progress.total();
        var title = total.attainment() == null ? page.t("joint.chart.bare", amount(total.sold()))
                : page.t("joint.chart", percent(total.attainment()));
        return new BulletChart(title, chart, total.sold(), total.target(), total.prior(), null);
    }

    BulletChart chart(Whole whole, Progress.Row row) {
        long reach = 0;
        for (var one : whole.progress().rows()) {
            reach = Math.max(reach, Math.max(one.sold(),
                    Math.max(one.target() == null ? 0 : one.target(),
                            one.prior() == null ? 0 : one.prior())));
        }
        var title = page.t("joint.chart.line", line(whole.tree(), row.line()),
                amount(row.sold()), amount(row.target()));
        return new BulletChart(title, chart, row.sold(), row.target(), row.prior(), null, reach);
    }

    String white(White white) {
        return page.t("joint.white.count", page.words().number(white.buyers()),
                page.words().number(white.others()),
                page.words().percent(BigDecimal.valueOf(white.buyers()).divide(
                        BigDecimal.valueOf(white.others()), 4, HALF_UP),
                        0));
    }

    String day(LocalDate day) {
        return page.words().shortDate(day);
    }

    String when(Instant at) {
        return page.words().moment(at, page.organisation().zone());
    }

    String name(Map<UUID, Contact> contacts, UUID contact) {
        var one = contacts.get(contact);
        return one == null ? "–" : one.name(page.language());
    }

    /// Whose an action is: the name that was given, or the side.
    String owner(Action action, String rep) {
        var side = action.side() == Side.REP ? rep : page.organisation().name();
        return action.who().isEmpty() ? side : action.who() + " (" + side + ")";
    }

    /// An entry in one line.
    String said(Entry entry, LineTree tree, Map<UUID, Contact> contacts) {
        return switch (entry.what()) {
            case Goal goal -> line(tree, goal.line()) + ": " + page.money(goal.amount());
            case Note note -> page.t("joint.topic." + Entry.code(note.topic())) + ": "
                    + cut(note.content());
            case Person person -> name(contacts, person.contact()) + ": "
                    + page.t("joint.part." + Entry.code(person.part())) + ", "
                    + page.t("joint.stance." + Entry.code(person.stance()));
            case Risk risk -> cut(risk.content());
            case Action action -> day(action.dueOn()) + ": " + cut(action.content());
        };
    }

    /// The words key of what sort of thing changed.
    String kind(Change change) {
        return "joint.kind." + change.shown().kind().code();
    }

    boolean is(Entry entry, Kind kind) {
        return entry.kind() == kind;
    }

    /// An entry of a version, with all that was marked of it.
    String full(Entry entry, LineTree tree) {
        return switch (entry.what()) {
            case Note note -> page.t("joint.topic." + Entry.code(note.topic())) + "\n"
                    + note.content();
            case Risk risk -> page.t("joint.weight." + Entry.code(risk.weight())) + ": "
                    + risk.content() + (risk.answer().isEmpty() ? ""
                            : "\n" + page.t("joint.answer") + ": " + risk.answer());
            case Action action -> action.content() + "\n"
                    + page.t("joint.side." + action.side().code())
                    + (action.who().isEmpty() ? "" : ", " + action.who()) + " · "
                    + day(action.dueOn());
            case Goal _, Person _ -> said(entry, tree, Map.of());
        };
    }

    List<Choice> topics() {
        return choices("joint.topic.", Topic.values());
    }

    List<Choice> parts() {
        return choices("joint.part.", Part.values());
    }

    List<Choice> stances() {
        return choices("joint.stance.", Stance.values());
    }

    /// @param of `influence` or `weight`
    List<Choice> degrees(String of) {
        return choices("joint." + of + ".", Degree.values());
    }

    List<Choice> sides() {
        return choices("joint.side.", Side.values());
    }

    /// Who may see what the viewer writes.
    List<Choice> eyes() {
        return choices("joint.seen.", Seen.by(Side.of(page.viewer())).toArray(Seen[]::new));
    }

    private List<Choice> choices(String key, Enum<?>... values) {
        return Arrays.stream(values)
                .map(one -> new Choice(Entry.code(one), page.t(key + Entry.code(one)))).toList();
    }

    /// @param stored whose lead is offered even where it no longer is one of them
    List<Choice> leads(List<Lead> leads, @Nullable JointPlan stored) {
        var offered = new ArrayList<>(leads);
        if (stored != null && stored.lead().user() != null && leads.stream()
                .noneMatch(one -> Objects.equals(one.user(), stored.lead().user()))) {
            offered.add(stored.lead());
        }
        return offered.stream()
                .map(one -> new Choice(String.valueOf(one.user()), one.name())).toList();
    }

    private static String cut(String text) {
        return text.length() <= 160 ? text : text.substring(0, 159).strip() + "…";
    }
}

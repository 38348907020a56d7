package linecard.paper;

import linecard.paper.PageReading.Mark;
import linecard.paper.Person.Drawn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a [PaperTrial] counted.
public final class PaperFigures {

    private static final int PARTS = 4;

    private final List<Page> pages = new ArrayList<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> silent = new ArrayList<>();
    private final List<String> wrongIdentity = new ArrayList<>();
    private long nanos;

    /// A page that was tried, and what became of its boxes: how many of each drawing were read as what.
    record Page(Map<String, Double> how, Map<Drawn, int[]> boxes) {

        /// Whether it was read wrongly, and without a doubt.
        boolean box(Drawn drawn, Mark mark) {
            boxes.computeIfAbsent(drawn, _ -> new int[Mark.values().length])[mark.ordinal()]++;
            return mark != Mark.DOUBTFUL && (mark == Mark.TICKED) != drawn.isMeant();
        }

        int all() {
            return boxes.values().stream().mapToInt(row -> row[0] + row[1] + row[2]).sum();
        }

        int doubtful() {
            return boxes.values().stream().mapToInt(row -> row[Mark.DOUBTFUL.ordinal()]).sum();
        }
    }

    Page page(Map<String, Double> how, long nanos) {
        this.nanos += nanos;
        var page = new Page(how, new EnumMap<>(Drawn.class));
        pages.add(page);
        return page;
    }

    void refused(String hint) {
        refused.merge(hint, 1, Integer::sum);
    }

    void silent(String what) {
        silent.add(what);
    }

    void wrongIdentity(String what) {
        wrongIdentity.add(what);
    }

    /// Boxes read without a doubt as what was not meant.
    public int silent() {
        return silent.size();
    }

    public int wrongIdentity() {
        return wrongIdentity.size();
    }

    public int boxes() {
        return pages.stream().mapToInt(Page::all).sum();
    }

    public int review() {
        return pages.stream().mapToInt(Page::doubtful).sum();
    }

    public double reviewPercent() {
        return percent(pages);
    }

    private static double percent(List<Page> pages) {
        int all = pages.stream().mapToInt(Page::all).sum();
        return all == 0 ? 0 : 100.0 * pages.stream().mapToInt(Page::doubtful).sum() / all;
    }

    /// One core reads so many.
    public double pagesPerSecond() {
        return pages.size() * 1e9 / nanos;
    }

    /// The sum, then by what was drawn, then the share sent to review by what the page was like: each from
    /// the quarter of the pages that has least of it to the one that has most.
    public String told(String what) {
        var told = new StringBuilder("%s: %d pages, %d refused %s, %d boxes, %d read wrongly, %d to be looked at,"
                .formatted(what, pages.size(), refused.values().stream().mapToInt(n -> n).sum(), refused,
                        boxes(), silent(), review())
                + " %d identities wrong, %.1f pages a second%n".formatted(wrongIdentity(), pagesPerSecond()));
        for (var drawn : Drawn.values()) {
            var sum = new int[Mark.values().length];
            for (var page : pages) {
                var row = page.boxes().getOrDefault(drawn, new int[sum.length]);
                for (int i = 0; i < sum.length; i++) sum[i] += row[i];
            }
            told.append("  %s: %d ticked, %d empty, %d to be looked at%s%n".formatted(drawn,
                    sum[Mark.TICKED.ordinal()], sum[Mark.EMPTY.ordinal()], sum[Mark.DOUBTFUL.ordinal()],
                    drawn.isForEyes() ? ", as all should be" : ""));
        }
        pages.stream().flatMap(page -> page.how().keySet().stream()).distinct().sorted()
                .forEach(one -> told.append(quarters(one)));
        silent.forEach(one -> told.append("  wrong: ").append(one).append('\n'));
        wrongIdentity.forEach(one -> told.append("  wrong identity: ").append(one).append('\n'));
        return told.toString();
    }

    private String quarters(String what) {
        var sorted = pages.stream().filter(page -> page.how().containsKey(what))
                .sorted(Comparator.comparing(page -> page.how().get(what))).toList();
        var row = new StringBuilder("  by " + what + ":");
        for (int part = 0; part < PARTS; part++) {
            var some = sorted.subList(part * sorted.size() / PARTS, (part + 1) * sorted.size() / PARTS);
            if (some.isEmpty()) continue;
            row.append(" from %.3f %.2f %%;".formatted(some.getFirst().how().get(what), percent(some)));
        }
        return row.append('\n').toString();
    }
}

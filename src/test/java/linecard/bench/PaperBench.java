package linecard.bench;

import linecard.paper.PaperTrial;

import java.io.IOException;
import java.util.List;

/// How sheets are read that came back from scanners and phones: PAGES of each, from SEED on; and
/// some of people who make hundreds of times as many mistakes, which do not count in the last line.
public final class PaperBench {

    /// One page in so many.
    private static final int CARELESS = 10;

    private PaperBench() {}

    public static void main(String[] arguments) throws IOException {
        int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        var scans = PaperTrial.run(seed, pages, false);
        System.out.print(scans.told("scans"));
        var photos = PaperTrial.run(seed, pages, true);
        System.out.print(photos.told("photos"));
        int few = Math.max(1, pages / CARELESS);
        var careless = List.of(PaperTrial.runCareless(seed, few, false), PaperTrial.runCareless(seed, few, true));
        System.out.print(careless.getFirst().told("careless scans"));
        System.out.print(careless.getLast().told("careless photos"));
        System.out.printf("calls silent_errors=%d review_scans=%.2f%% review_photos=%.2f%% pages_per_s=%.1f%n",
                scans.silent() + photos.silent(), scans.reviewPercent(), photos.reviewPercent(),
                Math.min(scans.pagesPerSecond(), photos.pagesPerSecond()));
    }
}

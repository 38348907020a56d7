package linecard.bench;

import linecard.paper.PaperTrial;

import java.io.IOException;

/// How sheets are read that came back from scanners and phones: PAGES of each, from SEED on; and
/// some of people who make hundreds of times as many mistakes, which do not count in the last line.
public final class PaperBench {

    static final int PAGES = 200;

    /// One page in so many.
    private static final int CARELESS = 10;

    private PaperBench() {}

    /// What was read of scans and photos.
    ///
    /// @param silent boxes read wrongly of which nobody is told
    /// @param reviewScans per cent of boxes that somebody has to look at
    record Read(int silent, double reviewScans, double reviewPhotos, double pagesPerSecond) {

        @Override
        public String toString() {
            return "silent_errors=%d review_scans=%.2f%% review_photos=%.2f%% pages_per_s=%.1f"
                    .formatted(silent, reviewScans, reviewPhotos, pagesPerSecond);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PAGES;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        System.out.println("paper " + read(pages, seed));
    }

    static Read read(int pages, long seed) throws IOException {
        var scans = PaperTrial.run(seed, pages, false);
        System.out.print(scans.told("scans"));
        var photos = PaperTrial.run(seed, pages, true);
        System.out.print(photos.told("photos"));
        int few = Math.max(1, pages / CARELESS);
        System.out.print(PaperTrial.runCareless(seed, few, false).told("careless scans"));
        System.out.print(PaperTrial.runCareless(seed, few, true).told("careless photos"));
        return new Read(scans.silent() + photos.silent(), scans.reviewPercent(),
                photos.reviewPercent(), Math.min(scans.pagesPerSecond(), photos.pagesPerSecond()));
    }
}

package linecard.bench;

import linecard.paper.PaperTrial;

import java.io.IOException;

/// How sheets are read that came back from scanners and phones: PAGES of each, from SEED on.
public final class PaperBench {

    private PaperBench() {}

    public static void main(String[] arguments) throws IOException {
        int pages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        var scans = PaperTrial.run(seed, pages, false);
        print("scans", scans);
        var photos = PaperTrial.run(seed, pages, true);
        print("photos", photos);
        System.out.printf("calls silent_errors=%d review_scans=%.2f%% review_photos=%.2f%% pages_per_s=%.1f%n",
                scans.silent() + photos.silent(), scans.reviewPercent(), photos.reviewPercent(),
                Math.min(scans.pagesPerSecond(), photos.pagesPerSecond()));
    }

    private static void print(String what, PaperTrial.Figures figures) {
        System.out.printf("%s: %d pages, %d refused %s, %d boxes, %d read wrongly, %d to be looked at,"
                + " %d identities wrong, %.1f pages a second%n", what, figures.pages(), figures.refused(),
                figures.hints(), figures.boxes(), figures.silent(), figures.review(),
                figures.wrongIdentity(), figures.pagesPerSecond());
    }
}

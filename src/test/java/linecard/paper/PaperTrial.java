package linecard.paper;

import linecard.paper.CallSheet.Choice;
import linecard.paper.CallSheet.Group;
import linecard.paper.CallSheet.Heading;
import linecard.paper.CallSheet.Line;
import linecard.paper.PageReading.Mark;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Sheets are filled in by simulated people, pictured by simulated scanners and phones, and read;
/// then it is counted what was read wrongly.
public final class PaperTrial {

    /// What is meant by a box, and so what may be read.
    enum Meant { TICK, NOTHING }

    /// @param silent boxes read with confidence as what was not meant
    public record Figures(int pages, int refused, int boxes, int silent, int review, int wrongIdentity,
            double pagesPerSecond, Map<String, Integer> hints) {

        public double reviewPercent() {
            return boxes == 0 ? 100 : 100.0 * review / boxes;
        }
    }

    private static final Map<String, BufferedImage> PRINTED = new HashMap<>();

    private PaperTrial() {}

    public static Figures run(long seed, int pages, boolean isPhoto) throws IOException {
        int refused = 0;
        int boxes = 0;
        int silent = 0;
        int review = 0;
        int wrong = 0;
        long nanos = 0;
        var hints = new HashMap<String, Integer>();
        for (int i = 0; i < pages; i++) {
            var chance = new Random(seed * 1_000_003 + i);
            var sheet = sheet(i % 4);
            int page = chance.nextInt(sheet.pages());
            var image = copy(printed(sheet, page));
            var meant = filled(chance, sheet, page, image);
            var camera = new Camera(chance, image);
            var file = isPhoto ? camera.photo() : camera.scan();
            long begun = nanos();
            var outcome = read(file, sheet);
            nanos += nanos() - begun;
            if (outcome.code != null && !outcome.code.equals(
                    new SheetCode(sheet.id(), page, SheetCode.VERSION))) wrong++;
            if (outcome.reading instanceof PageReading.Read read) {
                for (var box : read.boxes()) {
                    boxes++;
                    var was = meant.getOrDefault(key(box), Meant.NOTHING);
                    if (box.mark() == Mark.DOUBTFUL) review++;
                    else if ((box.mark() == Mark.TICKED) != (was == Meant.TICK)) {
                        silent++;
                        show("%s-%d-%d %s".formatted(isPhoto ? "photo" : "scan", seed, i, key(box)), box);
                    }
                }
            } else {
                refused++;
                hints.merge(outcome.hint, 1, Integer::sum);
            }
        }
        return new Figures(pages, refused, boxes, silent, review, wrong, pages * 1e9 / nanos, hints);
    }

    /// Of this thread, as if it had a core to itself.
    private static long nanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private record Outcome(@Nullable SheetCode code, @Nullable PageReading reading, String hint) {}

    private static Outcome read(byte[] file, CallSheet sheet) throws IOException {
        var picture = ScanFile.of(file).page(0);
        return switch (FoundPage.in(picture)) {
            case FoundPage.Search.None none -> new Outcome(null, null, none.hint().name());
            case FoundPage.Search.Found found -> {
                if (!found.page().code().sheet().equals(sheet.id())) {
                    yield new Outcome(found.page().code(), null, "other");
                }
                var reading = found.page().read(sheet);
                yield new Outcome(found.page().code(), reading,
                        reading instanceof PageReading.Refused no ? no.hint().name() : "");
            }
        };
    }

    private static String key(PageReading.Box box) {
        return box.line() + " " + box.group() + " " + box.choice();
    }

    /// Ticks about a sixth of the boxes, with the mistakes people make.
    private static Map<String, Meant> filled(Random chance, CallSheet sheet, int page, BufferedImage image) {
        var layout = SheetLayout.of(sheet);
        var person = new Person(chance);
        var meant = new HashMap<String, Meant>();
        for (int line : layout.linesOf(page)) {
            if (chance.nextInt(10) == 0) continue;
            for (var cell : layout.cells()) {
                var box = layout.box(line, cell);
                var group = sheet.groups().get(cell.group());
                var key = line + " " + group.code() + " " + group.choices().get(cell.choice()).code();
                double dice = chance.nextDouble();
                if (dice < 0.17) {
                    person.tick(image, box.middleX(), box.middleY(), box.width());
                    meant.put(key, Meant.TICK);
                } else if (dice < 0.1713) {
                    person.takeBack(image, box.middleX(), box.middleY(), box.width());
                } else if (dice < 0.1723) {
                    person.slip(image, box.middleX(), box.middleY(), box.width());
                } else if (dice < 0.1728) {
                    person.rubOut(image, box.middleX(), box.middleY(), box.width());
                }
            }
            var notes = layout.notes(line);
            if (chance.nextBoolean()) {
                person.write(image, notes.left(), notes.top(), notes.width(), notes.height());
            }
            var title = layout.title(line);
            if (sheet.lines().get(line).isBlank()) {
                person.write(image, title.left() + 4, title.top(), title.width() - 8, title.height());
            }
        }
        return meant;
    }

    static BufferedImage copy(BufferedImage image) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        image.copyData(copy.getRaster());
        return copy;
    }

    /// At 300 dots an inch; half of the printers make grey of dots.
    static BufferedImage printed(CallSheet sheet, int page) throws IOException {
        var key = sheet.id() + " " + page;
        if (!PRINTED.containsKey(key)) {
            var out = new ByteArrayOutputStream();
            SheetPrint.to(out, sheet);
            try (var document = Loader.loadPDF(out.toByteArray())) {
                var image = new PDFRenderer(document).renderImageWithDPI(page, 300, ImageType.GRAY);
                if (sheet.id().getLeastSignificantBits() % 2 == 0) screened(image);
                PRINTED.put(key, image);
            }
        }
        return PRINTED.get(key);
    }

    private static final int[] SCREEN = {
        12, 5, 6, 13, 4, 0, 1, 7, 11, 3, 2, 8, 15, 10, 9, 14};

    private static void screened(BufferedImage image) {
        var raster = image.getRaster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int shade = raster.getSample(x, y, 0);
                int limit = 16 * SCREEN[y % 4 * 4 + x % 4] + 8;
                raster.setSample(x, y, 0, shade >= limit || shade > 250 ? 255 : 0);
            }
        }
    }

    static CallSheet sheet(int kind) {
        var groups = List.of(
                group("type", "Látogatás módja", "Személyes", "Telefon", "Video", "Vásár"),
                group("purpose", "Célja", "Bemutatás", "Ajánlat", "Utókövetés", "Reklamáció", "Szerviz"),
                group("outcome", "Eredménye", "Rendelés", "Ajánlatot kér", "Érdeklődik", "Elutasít",
                        "Nincs ott"),
                group("lines", "Bemutatott termékek", "Szivattyúk", "Adagoló szivattyúk", "Szelepek",
                        "Szűrők", "Tömítések", "Űrtartalom-mérők"),
                group("seen", "Volt még", "Verseny-társ", "Mintát kér", "Árat kér"),
                group("next", "Következő", "Holnap", "Egy hét", "Egy hónap"),
                group("day", "Nap", "H", "K", "Sze", "Cs", "P", "Szo"),
                group("void", "Sor", "Sor törölve"));
        var few = kind >= 2 ? groups.subList(0, 4) : groups;
        var lines = new ArrayList<Line>();
        for (int i = 0; i < 9; i++) {
            lines.add(i % 3 == 2 ? new Line("", "", "") : new Line("a" + i,
                    "Hegyi Gépház és Tűzőeszköz Kft. " + i, "Hódmezővásárhely · kedd, november 24."));
        }
        return new CallSheet(new UUID(0x0198_7654_3210_7abcL + kind, 0x9234_5678_9abc_def0L + kind),
                kind % 2 == 0 ? Paper.A4 : Paper.LETTER, "hu",
                new Heading("Látogatási lap, 2026. november 23–29.", "Szűcs Árpád, Tisza Képviselet Bt.",
                        "Így jelölje. Elrontott sornál jelölje a „Sor törölve” négyzetet.",
                        "Jegyzet"), few, lines);
    }

    private static Group group(String code, String title, String... labels) {
        return new Group(code, title,
                Arrays.stream(labels).map(label -> new Choice(label, label)).toList());
    }

    /// Keeps what was read wrongly, to be looked at.
    private static void show(String name, PageReading.Box box) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "paper"));
        Files.write(folder.resolve(name.replace('/', ' ') + ".png"), box.picture().png());
    }
}

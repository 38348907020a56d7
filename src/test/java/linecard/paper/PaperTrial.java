package linecard.paper;

import linecard.paper.CallSheet.Choice;
import linecard.paper.CallSheet.Group;
import linecard.paper.CallSheet.Heading;
import linecard.paper.CallSheet.Line;
import linecard.paper.Person.Care;
import linecard.paper.Person.Drawn;

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
import java.util.TreeMap;
import java.util.UUID;

/// Sheets are filled in by simulated people, pictured by simulated scanners and phones, and read;
/// then it is counted what was read wrongly.
public final class PaperTrial {

    private static final Map<String, BufferedImage> PRINTED = new HashMap<>();

    /// A page as it came back.
    ///
    /// @param drawn what was drawn in its boxes, by their keys
    /// @param how   what its person, scanner or phone were like
    record Returned(String name, CallSheet sheet, int page, Map<String, Drawn> drawn, Map<String, Double> how,
            byte[] file) {}

    private PaperTrial() {}

    public static PaperFigures run(long seed, int pages, boolean isPhoto) throws IOException {
        return run(seed, pages, isPhoto, Care.USUAL);
    }

    /// Of people who make hundreds of times as many mistakes, to see what becomes of these.
    public static PaperFigures runCareless(long seed, int pages, boolean isPhoto) throws IOException {
        return run(seed, pages, isPhoto, Care.LITTLE);
    }

    private static PaperFigures run(long seed, int pages, boolean isPhoto, Care care) throws IOException {
        var figures = new PaperFigures();
        for (int i = 0; i < pages; i++) count(figures, returned(seed, i, isPhoto, care));
        return figures;
    }

    static Returned returned(long seed, int number, boolean isPhoto, Care care) throws IOException {
        var chance = new Random(seed * 1_000_003 + number);
        var sheet = sheet(number % 4);
        int page = chance.nextInt(sheet.pages());
        var image = copy(printed(sheet, page));
        var person = new Person(chance, care);
        var drawn = filled(person, care, chance, sheet, page, image);
        var camera = new Camera(chance, image);
        var file = isPhoto ? camera.photo() : camera.scan();
        var how = new TreeMap<>(camera.how());
        how.putAll(person.how());
        how.put("grey of dots", isScreened(sheet) ? 1.0 : 0.0);
        return new Returned("%s %d-%d".formatted(isPhoto ? "photo" : "scan", seed, number), sheet, page, drawn, how,
                file);
    }

    static void count(PaperFigures figures, Returned returned) throws IOException {
        long begun = nanos();
        var outcome = read(returned.file(), returned.sheet());
        var page = figures.page(returned.how(), nanos() - begun);
        var code = new SheetCode(returned.sheet().id(), returned.page(), SheetCode.VERSION);
        if (outcome.code != null && !outcome.code.equals(code)) figures.wrongIdentity(returned.name());
        if (!(outcome.reading instanceof PageReading.Read read)) {
            figures.refused(outcome.hint);
            return;
        }
        for (var box : read.boxes()) {
            var drawn = returned.drawn().getOrDefault(key(box), Drawn.NOTHING);
            if (page.box(drawn, box.mark())) {
                var name = returned.name() + " " + key(box);
                figures.silent("%s: %s read as %s; %s".formatted(name, drawn, box.mark(), page.how()));
                show(name, box);
            }
        }
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
    private static Map<String, Drawn> filled(
            Person person, Care care, Random chance, CallSheet sheet, int page, BufferedImage image) {
        var layout = SheetLayout.of(sheet);
        var drawn = new HashMap<String, Drawn>();
        for (int line : layout.linesOf(page)) {
            if (chance.nextInt(10) == 0) continue;
            for (var cell : layout.cells()) {
                var box = layout.box(line, cell);
                var group = sheet.groups().get(cell.group());
                var key = line + " " + group.code() + " " + group.choices().get(cell.choice()).code();
                double dice = chance.nextDouble();
                double x = box.middleX();
                double y = box.middleY();
                if (dice < Care.TICK) drawn.put(key, person.tick(image, x, y, box.width()));
                else if (dice < care.crossedOut()) drawn.put(key, person.takeBack(image, x, y, box.width()));
                else if (dice < care.slip()) drawn.put(key, person.slip(image, x, y, box.width()));
                else if (dice < care.rubbedOut()) drawn.put(key, person.rubOut(image, x, y, box.width()));
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
        return drawn;
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
                if (isScreened(sheet)) screened(image);
                PRINTED.put(key, image);
            }
        }
        return PRINTED.get(key);
    }

    private static boolean isScreened(CallSheet sheet) {
        return sheet.id().getLeastSignificantBits() % 2 == 0;
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

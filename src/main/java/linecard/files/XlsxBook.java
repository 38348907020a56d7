package linecard.files;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an XLSX says about itself: its sheets, its formats, where its texts stand.
///
/// @param sheets   those a person can see, in their order
/// @param formats  by the style number of a cell
/// @param texts    the part with the shared texts, if there is one
/// @param from1904 whether days are counted from 1904, as old Macs did
record XlsxBook(
        List<Tab> sheets,
        List<CellFormat> formats,
        @Nullable String texts,
        boolean from1904) {

    private static final int TABS = 10_000;
    private static final int STYLES = 100_000;
    private static final int CODE_CHARS = 1_000;

    /// A sheet and the part it stands in.
    record Tab(String name, String part) {}

    private record Target(String type, String part) {}

    static XlsxBook of(XlsxParts parts) throws IOException {
        var main = parts.has("_rels/.rels")
                ? partOf(targets(parts, "_rels/.rels", "").values(), "/officeDocument") : null;
        if (main == null || main.endsWith(".bin") || !parts.has(main)) {
            throw new FileRefused("files.not-xlsx");
        }
        int slash = main.lastIndexOf('/') + 1;
        var folder = main.substring(0, slash);
        var targets = targets(parts, folder + "_rels/" + main.substring(slash) + ".rels", folder);
        var styles = partOf(targets.values(), "/styles");
        var formats = styles == null || !parts.has(styles)
                ? List.<CellFormat>of() : formats(parts, styles);
        var texts = partOf(targets.values(), "/sharedStrings");
        var sheets = new ArrayList<Tab>();
        boolean from1904 = tabs(parts, main, targets, sheets);
        return new XlsxBook(sheets, formats, texts, from1904);
    }

    private static Map<String, Target> targets(XlsxParts parts, String name, String folder)
            throws IOException {
        var targets = new HashMap<String, Target>();
        try (var xml = parts.open(name)) {
            while (xml.next()) {
                if (!xml.starts("Relationship") || "External".equals(xml.attribute("TargetMode"))) {
                    continue;
                }
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var to = xml.attribute("Target");
                if (id == null || type == null || to == null || targets.size() == TABS) {
                    throw new FileRefused("files.broken");
                }
                var part = to.startsWith("/") ? to.substring(1) : folder + to;
                targets.put(id, new Target(type, part));
            }
        }
        return targets;
    }

    private static @Nullable String partOf(Iterable<Target> targets, String type) {
        for (var target : targets) if (target.type.endsWith(type)) return target.part;
        return null;
    }

    /// Adds the visible sheets and answers whether days are counted from 1904.
    private static boolean tabs(XlsxParts parts, String main, Map<String, Target> targets,
            List<Tab> sheets) throws IOException {
        boolean from1904 = false;
        boolean isWorkbook = false;
        try (var xml = parts.open(main)) {
            while (xml.next()) {
                isWorkbook |= xml.starts("workbook");
                if (xml.starts("workbookPr")) from1904 = isTrue(xml.attribute("date1904"));
                if (!xml.starts("sheet")) continue;
                var name = xml.attribute("name");
                var target = targets.get(String.valueOf(xml.attribute("id")));
                var state = xml.attribute("state");
                boolean isSeen = state == null || state.equals("visible");
                if (name == null || target == null || sheets.size() == TABS) {
                    throw new FileRefused("files.broken");
                }
                if (isSeen && target.type.endsWith("/worksheet")) {
                    sheets.add(new Tab(name, target.part));
                }
            }
        }
        if (!isWorkbook) throw new FileRefused("files.not-xlsx");
        return from1904;
    }

    private static List<CellFormat> formats(XlsxParts parts, String styles) throws IOException {
        var own = new HashMap<Integer, CellFormat>();
        var formats = new ArrayList<CellFormat>();
        boolean inCells = false;
        try (var xml = parts.open(styles)) {
            while (xml.next() && !xml.ends("cellXfs")) {
                inCells |= xml.starts("cellXfs");
                if (formats.size() == STYLES || own.size() == STYLES) {
                    throw new FileRefused("files.broken");
                }
                if (xml.starts("numFmt")) {
                    var code = String.valueOf(xml.attribute("formatCode"));
                    own.put(id(xml), code.length() > CODE_CHARS
                            ? CellFormat.NUMBER : CellFormat.of(code));
                }
                if (inCells && xml.starts("xf")) {
                    formats.add(own.getOrDefault(id(xml), CellFormat.builtIn(id(xml))));
                }
            }
        }
        return formats;
    }

    private static int id(XmlPart xml) {
        return number(xml.attribute("numFmtId"), 0);
    }

    static int number(@Nullable String text, int otherwise) {
        if (text == null) return otherwise;
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new FileRefused("files.broken");
        }
    }

    private static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }
}

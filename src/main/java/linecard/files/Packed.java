package linecard.files;

import linecard.files.Enclosed.Kind;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a packed file is, by the names of its parts: nothing of it is unpacked.
final class Packed {

    private static final String OFFICE = "[content_types].xml";

    /// What a computer runs when it is opened.
    private static final Set<String> PROGRAMS = Set.of(("exe com scr pif msi msp bat cmd ps1 vbs "
            + "vbe js jse wsf wsh hta jar lnk reg cpl dll sys app apk dmg iso img vhd chm scf sh "
            + "docm dotm xlsm xltm xlam pptm ppsm potm").split(" "));

    private Packed() {}

    /// @param name as the person knows it
    /// @throws FileRefused where it is broken, or holds a program
    static Kind kind(String name, byte[] sent) throws IOException {
        var file = Files.createTempFile("linecard-packed-", "");
        try {
            Files.write(file, sent);
            try (var zip = ZipParts.open(file, (_, _, _) -> true)) {
                return kind(name, zip.names());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Kind kind(String name, Collection<String> names) {
        var plain = names.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
        if (plain.stream().anyMatch(Packed::isProgram)) {
            throw new FileRefused("files.enclosed-program", name);
        }
        if (!plain.contains(OFFICE)) return Kind.ZIP;
        if (has(plain, "word/document.xml")) return Kind.DOCX;
        return has(plain, "xl/workbook.xml") ? Kind.XLSX : Kind.ZIP;
    }

    private static boolean has(List<String> names, String part) {
        return names.stream().anyMatch(name -> name.replace('\\', '/').equals(part));
    }

    private static boolean isProgram(String name) {
        return name.endsWith("vbaproject.bin")
                || PROGRAMS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}

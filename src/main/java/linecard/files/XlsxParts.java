package linecard.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The parts of an XLSX, whatever the case of their names.
final class XlsxParts implements Closeable {

    private static final long UNPACKED_BYTES = Integer.MAX_VALUE;

    /// Apache POI's limit too: honest sheets shrink to a tenth or a thirtieth.
    private static final long RATIO = 100;
    private static final long RATIO_FROM_BYTES = 1 << 20;

    private final ZipParts zip;
    private final Map<String, String> names = new HashMap<>();

    private XlsxParts(ZipParts zip) {
        this.zip = zip;
    }

    static XlsxParts open(Path file) throws IOException {
        var parts = new XlsxParts(ZipParts.open(file, (bytes, packed, all) ->
                all <= UNPACKED_BYTES && (bytes <= RATIO_FROM_BYTES || bytes <= RATIO * packed)));
        for (var name : parts.zip.names()) {
            var plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
            if (parts.names.put(plain, name) == null) continue;
            parts.close();
            throw new FileRefused("files.tricks");
        }
        return parts;
    }

    boolean has(String name) {
        return names.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /// @throws FileRefused where the part is missing or packed in an unknown way
    XmlPart open(String name) throws IOException {
        var part = names.get(name.toLowerCase(Locale.ROOT));
        if (part == null) throw new FileRefused("files.broken");
        return new XmlPart(new XmlGuard(zip.open(part), zip.bytes(part)));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}

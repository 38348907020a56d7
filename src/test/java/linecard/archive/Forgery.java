package linecard.archive;

import linecard.archive.Manifest.Part;
import linecard.packing.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// An archive as somebody might alter it who knows how one is made: with a manifest that fits.
final class Forgery {

    private final Map<String, byte[]> files;
    private Manifest manifest;

    Forgery(byte[] archive) {
        this.files = new LinkedHashMap<>(Mover.files(archive));
        this.manifest = Mover.manifest(archive);
    }

    /// Alters the text of a table, and says so in the manifest.
    Forgery table(String table, UnaryOperator<String> change) {
        var before = new String(file(Manifest.file(table)), StandardCharsets.UTF_8);
        var after = change.apply(before);
        if (after.equals(before)) throw new IllegalArgumentException("nothing changed: " + before);
        files.put(Manifest.file(table), after.getBytes(StandardCharsets.UTF_8));
        return parts(part -> part.table().equals(table) ? measured(part) : part);
    }

    /// Alters the last row of a table.
    Forgery row(String table, UnaryOperator<String> change) {
        return table(table, text -> {
            int at = text.stripTrailing().lastIndexOf('\n') + 1;
            return text.substring(0, at) + change.apply(text.substring(at));
        });
    }

    /// Alters a file without saying so.
    Forgery silently(String name, UnaryOperator<String> change) {
        files.put(name, change.apply(new String(file(name), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Forgery with(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Forgery without(String name) {
        files.remove(name);
        return this;
    }

    Forgery parts(UnaryOperator<Part> change) {
        var parts = new ArrayList<Part>();
        for (var part : manifest.tables()) parts.add(change.apply(part));
        return parts(parts);
    }

    Forgery parts(List<Part> parts) {
        return manifest(old -> new Manifest(old.format(), old.linecard(), old.schema(),
                old.madeAt(), old.organisation(), old.totals(), parts, old.leftOut()));
    }

    Forgery manifest(UnaryOperator<Manifest> change) {
        manifest = change.apply(manifest);
        files.put(Manifest.NAME, manifest.bytes());
        return this;
    }

    List<Part> parts() {
        return manifest.tables();
    }

    /// The part of the manifest that fits the file as it is now.
    Part measured(Part part) {
        var content = file(part.file());
        long rows = new String(content, StandardCharsets.UTF_8).lines().count() - 1;
        return new Part(part.table(), part.file(), rows, content.length,
                Sha256.hex(content), part.columns());
    }

    byte[] zipped() {
        return Mover.zipped(files);
    }

    private byte[] file(String name) {
        var content = files.get(name);
        if (content == null) throw new IllegalArgumentException("no " + name);
        return content;
    }
}

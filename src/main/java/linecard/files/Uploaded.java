package linecard.files;

import linecard.web.Form;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;

/// A file that a person sends with a form, in its field `file`.
public final class Uploaded {

    private Uploaded() {}

    /// The file that was sent along; null where there is none or it is refused, which the form
    /// says.
    public static @Nullable Enclosed enclosed(Form form, @Nullable MultipartFile file)
            throws IOException {
        if (file == null) return null;
        var name = file.getOriginalFilename();
        if (name == null || name.isEmpty()) return null;
        try {
            if (file.getSize() > Enclosed.MOST_BYTES) {
                form.problem("file", "files.enclosed-big", Enclosed.MOST_BYTES >> 20);
                return null;
            }
            return Enclosed.of(name, file.getBytes());
        } catch (FileRefused e) {
            form.problem("file", e.problem().key(), e.problem().arguments().toArray());
            return null;
        }
    }
}

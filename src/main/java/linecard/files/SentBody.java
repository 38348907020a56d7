package linecard.files;

import linecard.api.Call;
import linecard.api.Problem;
import linecard.api.Refused;
import linecard.words.Words;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.io.InputStream;

/// A file that a program sends as the body of a request.
public final class SentBody {

    private SentBody() {}

    /// @param most bytes
    public static byte[] read(HttpServletRequest request, InputStream sent, long most)
            throws IOException {
        var type = request.getContentType();
        if (type == null || type.contains("json")) throw new Refused(Problem.Kind.MEDIA_TYPE);
        var content = sent.readNBytes(Math.toIntExact(most + 1));
        if (content.length > most) throw new Refused(Problem.Kind.TOO_LARGE);
        return content;
    }

    /// Why it is not taken.
    public static Refused refused(Words words, FileRefused why) {
        return Call.invalid("#", words.text(why.problem().key(),
                why.problem().arguments().toArray())).get();
    }
}

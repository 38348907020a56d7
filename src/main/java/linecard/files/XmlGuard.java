package linecard.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of an XML part on their way to the parser, which holds a whole tag, comment or text
/// in memory: none of them may grow large, no document type may be declared, and no more may come
/// out of the archive than it announced.
///
/// A '<' cannot stand inside a tag or a text, so the way from one to the next bounds both.
final class XmlGuard extends FilterInputStream {

    private static final int RUN_BYTES = 1 << 19;

    private enum Mode { MARKUP, COMMENT, LITERAL, INSTRUCTION }

    private Mode mode = Mode.MARKUP;
    private int recent;
    private int run;
    private long left;

    XmlGuard(InputStream in, long announcedBytes) {
        super(in);
        this.left = announcedBytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int read = super.read(buffer, from, length);
        left -= Math.max(read, 0);
        if (left < 0) throw new FileRefused("files.bomb");
        for (int i = 0; i < read; i++) look(buffer[from + i]);
        return read;
    }

    private void look(byte b) {
        recent = recent << 8 | b & 0xff;
        if (++run > RUN_BYTES || b == 0) throw new FileRefused("files.broken");
        switch (mode) {
            case MARKUP -> markup(b);
            case COMMENT -> end((recent & 0xffffff) == 0x2d2d3e);      // -->
            case LITERAL -> end((recent & 0xffffff) == 0x5d5d3e);      // ]]>
            case INSTRUCTION -> end((recent & 0xffff) == 0x3f3e);      // ?>
        }
    }

    private void markup(byte b) {
        if (b == '<') run = 0;
        else if ((recent & 0xffff00) == 0x3c2100 && b != '-' && b != '[') {   // <!D
            throw new FileRefused("files.dtd");
        } else if (recent == 0x3c212d2d) begin(Mode.COMMENT);                 // <!--
        else if (recent == 0x3c215b43) begin(Mode.LITERAL);                   // <![C
        else if ((recent & 0xffff) == 0x3c3f) begin(Mode.INSTRUCTION);        // <?
    }

    private void begin(Mode begun) {
        mode = begun;
        recent = 0;
    }

    private void end(boolean ended) {
        if (ended) mode = Mode.MARKUP;
    }
}

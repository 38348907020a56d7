package linecard.paper;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

import javax.imageio.ImageIO;

/// A page of a printed sheet that somebody fills in with a pen.
public final class Filled {

    private final SheetLayout layout;
    private final BufferedImage page;
    private final Person person = new Person(new Random(2));

    public Filled(CallSheet sheet, int page) throws IOException {
        this.layout = SheetLayout.of(sheet);
        this.page = PaperTrial.copy(PaperTrial.printed(sheet, page));
    }

    public Filled tick(int line, String group, String choice) {
        var box = box(line, group, choice);
        person.tick(page, box.middleX(), box.middleY(), box.width());
        return this;
    }

    public Filled takeBack(int line, String group, String choice) {
        var box = box(line, group, choice);
        person.takeBack(page, box.middleX(), box.middleY(), box.width());
        return this;
    }

    public Filled note(int line) {
        var notes = layout.notes(line);
        person.write(page, notes.left(), notes.top(), notes.width(), notes.height());
        return this;
    }

    public Filled account(int line) {
        var title = layout.title(line);
        person.write(page, title.left() + 4, title.top(), title.width() - 8, title.height());
        return this;
    }

    private Area box(int line, String group, String choice) {
        for (var cell : layout.cells()) {
            var one = layout.sheet().groups().get(cell.group());
            if (one.code().equals(group) && one.choices().get(cell.choice()).code().equals(choice)) {
                return layout.box(line, cell);
            }
        }
        throw new IllegalArgumentException("no box " + group + " " + choice);
    }

    /// As a scanner sees it: never as sharp as it was printed.
    public byte[] file(String format) throws IOException {
        var soft = new float[9];
        Arrays.fill(soft, 1f / soft.length);
        var seen = new ConvolveOp(new Kernel(3, 3, soft), ConvolveOp.EDGE_NO_OP, null)
                .filter(page, null);
        var out = new ByteArrayOutputStream();
        ImageIO.write(seen, format, out);
        return out.toByteArray();
    }
}

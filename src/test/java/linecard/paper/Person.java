package linecard.paper;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Random;

/// Somebody who fills in a sheet, with a pen, a way to tick, and a hand that is never quite sure.
/// Draws on a page of 300 dots an inch; knows nothing of how sheets are read.
final class Person {

    static final double DOTS_PER_MM = 300 / 25.4;

    enum Habit { CHECK, CROSS, SLASH, BLOT }

    /// What a box has in it.
    enum Drawn {
        NOTHING, TICK, FAINT_TICK, BLACKENED, CROSSED_OUT, SLIP, RUBBED_OUT;

        /// Whether the person wants it counted.
        boolean isMeant() {
            return this == TICK || this == FAINT_TICK || this == BLACKENED;
        }

        /// By design nobody but a person tells whether it counts.
        boolean isForEyes() {
            return this == BLACKENED || this == CROSSED_OUT;
        }
    }

    private final Random chance;
    private final Habit habit;
    private final double penMm;
    private final double size;
    private final double wobble;
    private final boolean hasPencil;
    private final float ink;

    /// How often people err; each box has one dice thrown for it.
    ///
    /// @param crossedOut below this and not a tick
    /// @param slip       below this and none of these
    /// @param rubbedOut  below this and none of these
    /// @param feltTip    the share of the people who have a thick pen
    record Care(double crossedOut, double slip, double rubbedOut, double feltTip) {

        static final double TICK = 0.17;
        static final Care USUAL = new Care(0.1713, 0.1723, 0.1728, 0.03);
        /// Nobody is so: to count much of what is rare.
        static final Care LITTLE = new Care(0.29, 0.38, 0.42, 0.4);
    }

    Person(Random chance) {
        this(chance, Care.USUAL);
    }

    Person(Random chance, Care care) {
        this.chance = chance;
        double kind = chance.nextDouble();
        habit = kind < 0.5 ? Habit.CHECK : kind < 0.85 ? Habit.CROSS
                : kind < 0.996 ? Habit.SLASH : Habit.BLOT;
        size = Math.clamp(1 + 0.2 * chance.nextGaussian(), 0.6, 1.6);
        wobble = 0.15 + 0.35 * chance.nextDouble();
        hasPencil = chance.nextDouble() < 0.12;
        penMm = hasPencil ? 0.35 + 0.35 * chance.nextDouble()
                : chance.nextDouble() < care.feltTip ? 0.8 + 0.4 * chance.nextDouble()
                : 0.28 + 0.35 * chance.nextDouble();
        ink = (float) (hasPencil ? 0.22 + 0.35 * chance.nextDouble()
                : 0.55 + 0.4 * chance.nextDouble());
    }

    /// For a list of what went wrong.
    Map<String, Double> how() {
        return Map.of("pen mm", penMm, "ink", (double) ink, "size", size, "pencil", hasPencil ? 1.0 : 0.0);
    }

    /// A mark that the person means.
    Drawn tick(BufferedImage page, double x, double y, double box) {
        double means = chance.nextDouble();
        var how = means < 0.85 ? habit : means < 0.93 ? Habit.CHECK : means < 0.997 ? Habit.CROSS : Habit.BLOT;
        boolean isFaint = chance.nextDouble() < 0.006;
        draw(page, x, y, box, how, isFaint ? 0.12f + 0.1f * chance.nextFloat() : ink);
        return how == Habit.BLOT ? Drawn.BLACKENED : isFaint ? Drawn.FAINT_TICK : Drawn.TICK;
    }

    /// A mark that was a mistake, and was crossed out.
    Drawn takeBack(BufferedImage page, double x, double y, double box) {
        draw(page, x, y, box, habit, ink);
        var pen = pen(page, ink);
        double half = box / 2;
        switch (chance.nextInt(3)) {
            case 0 -> zigzag(pen, x, y, half * (1 + 0.3 * chance.nextDouble()), 5 + chance.nextInt(5));
            case 1 -> {
                for (int i = 0; i < 2; i++) {
                    double down = y + (i - 0.5) * 1.2 + 0.2 * chance.nextGaussian();
                    stroke(pen, x - half * 1.9, down, x + half * 1.9, down + 0.3 * chance.nextGaussian(), 0.2);
                }
            }
            default -> zigzag(pen, x, y, half, 11 + chance.nextInt(6));
        }
        pen.dispose();
        return Drawn.CROSSED_OUT;
    }

    /// A mark that was rubbed out again, not quite.
    Drawn rubOut(BufferedImage page, double x, double y, double box) {
        draw(page, x, y, box, habit, 0.02f + 0.06f * chance.nextFloat());
        return Drawn.RUBBED_OUT;
    }

    /// A dot or a short slip of the pen that means nothing.
    Drawn slip(BufferedImage page, double x, double y, double box) {
        var pen = pen(page, ink);
        double fromX = x + box * (chance.nextDouble() - 0.5);
        double fromY = y + box * (chance.nextDouble() - 0.5);
        double length = chance.nextDouble() * 0.9;
        double angle = chance.nextDouble() * 6.28;
        stroke(pen, fromX, fromY, fromX + length * Math.cos(angle), fromY + length * Math.sin(angle), 0.05);
        pen.dispose();
        return Drawn.SLIP;
    }

    /// Something like joined-up letters.
    void write(BufferedImage page, double left, double top, double width, double height) {
        var pen = pen(page, ink);
        double line = 5 + chance.nextDouble() * 2;
        for (double y = top + 4; y < top + height - 2; y += line) {
            double until = left + width * (0.4 + 0.55 * chance.nextDouble());
            double fromX = left + 1;
            double fromY = y;
            while (fromX < until) {
                double toX = fromX + 0.4 + chance.nextDouble();
                double toY = y + (chance.nextDouble() - 0.6) * (chance.nextInt(5) == 0 ? 5 : 2.4);
                if (chance.nextInt(6) > 0) stroke(pen, fromX, fromY, toX, toY, 0.3);
                fromX = toX;
                fromY = toY;
            }
        }
        pen.dispose();
    }

    private void draw(BufferedImage page, double x, double y, double box, Habit how, float strength) {
        var pen = pen(page, strength);
        double middleX = x + wobble * chance.nextGaussian();
        double middleY = y + wobble * chance.nextGaussian();
        double half = box / 2 * size * (0.85 + 0.3 * chance.nextDouble());
        switch (how) {
            case CHECK -> {
                double lowX = middleX - half * 0.3 * chance.nextDouble();
                double lowY = middleY + half * (0.6 + 0.3 * chance.nextDouble());
                double tail = chance.nextInt(12) == 0 ? 2.2 : 1.2;
                stroke(pen, middleX - half * (0.6 + 0.4 * chance.nextDouble()),
                        middleY - half * 0.3 * chance.nextDouble(), lowX, lowY, 0.3);
                stroke(pen, lowX, lowY, middleX + half * tail * (0.7 + 0.4 * chance.nextDouble()),
                        middleY - half * tail * (0.7 + 0.4 * chance.nextDouble()), 0.5);
            }
            case CROSS -> {
                stroke(pen, middleX - reach(half), middleY - reach(half), middleX + reach(half),
                        middleY + reach(half), 0.3);
                stroke(pen, middleX + reach(half), middleY - reach(half), middleX - reach(half),
                        middleY + reach(half), 0.3);
            }
            case SLASH -> stroke(pen, middleX - reach(half), middleY + reach(half),
                    middleX + reach(half), middleY - reach(half), 0.3);
            case BLOT -> zigzag(pen, middleX, middleY, half * 0.9, 9 + chance.nextInt(6));
        }
        pen.dispose();
    }

    private double reach(double half) {
        return half * (0.75 + 0.35 * chance.nextDouble());
    }

    private void zigzag(Graphics2D pen, double x, double y, double half, int turns) {
        double fromX = x - half;
        double fromY = y + half * (chance.nextDouble() - 0.5);
        for (int i = 1; i <= turns; i++) {
            double toX = x + (i % 2 == 0 ? -half : half) * (0.7 + 0.3 * chance.nextDouble());
            double toY = y - half + 2 * half * i / turns + 0.2 * chance.nextGaussian();
            stroke(pen, fromX, fromY, toX, toY, 0.2);
            fromX = toX;
            fromY = toY;
        }
    }

    /// A bent line of uneven thickness; a pencil skips the valleys of the paper.
    private void stroke(Graphics2D pen, double fromX, double fromY, double toX, double toY, double bend) {
        double bendX = (fromX + toX) / 2 + bend * chance.nextGaussian();
        double bendY = (fromY + toY) / 2 + bend * chance.nextGaussian();
        double lastX = fromX;
        double lastY = fromY;
        int steps = Math.max(4, (int) (Math.hypot(toX - fromX, toY - fromY) / 0.25));
        for (int i = 1; i <= steps; i++) {
            double t = i / (double) steps;
            double x = (1 - t) * (1 - t) * fromX + 2 * t * (1 - t) * bendX + t * t * toX;
            double y = (1 - t) * (1 - t) * fromY + 2 * t * (1 - t) * bendY + t * t * toY;
            double wide = penMm * (0.75 + 0.4 * chance.nextDouble()) * (i == steps ? 0.7 : 1);
            boolean skips = hasPencil && chance.nextInt(9) == 0;
            pen.setStroke(new BasicStroke((float) (wide * DOTS_PER_MM),
                    BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            if (!skips) {
                pen.draw(new Line2D.Double(lastX * DOTS_PER_MM, lastY * DOTS_PER_MM,
                        x * DOTS_PER_MM, y * DOTS_PER_MM));
            }
            lastX = x;
            lastY = y;
        }
    }

    private static Graphics2D pen(BufferedImage page, float strength) {
        var pen = page.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        float shade = 1 - strength;
        pen.setColor(new Color(shade, shade, shade));
        return pen;
    }
}

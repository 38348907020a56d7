package linecard.paper;

import java.util.List;

/// How a flat page lies in a picture: straight lines stay straight (a homography).
final class Projection {

    private final double[] h;

    private Projection(double[] h) {
        this.h = h;
    }

    /// The one that takes four points to four others, no three of them in a line.
    ///
    /// @throws ArithmeticException where there is none
    static Projection of(List<Dot> from, List<Dot> to) {
        var rows = new double[8][9];
        for (int i = 0; i < 4; i++) {
            double x = from.get(i).x();
            double y = from.get(i).y();
            double u = to.get(i).x();
            double v = to.get(i).y();
            rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
            rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
        }
        return new Projection(Equations.solved(rows));
    }

    Dot of(double x, double y) {
        double deep = h[6] * x + h[7] * y + 1;
        return new Dot((h[0] * x + h[1] * y + h[2]) / deep, (h[3] * x + h[4] * y + h[5]) / deep);
    }

    /// The area of the page, in millimetres, as a picture of its own.
    Grey flat(Grey picture, Area area, double pixelsPerMm) {
        int wide = (int) Math.round(area.width() * pixelsPerMm);
        int high = (int) Math.round(area.height() * pixelsPerMm);
        var flat = new Grey(wide, high);
        for (int j = 0; j < high; j++) {
            double y = area.top() + (j + 0.5) / pixelsPerMm;
            for (int i = 0; i < wide; i++) {
                double x = area.left() + (i + 0.5) / pixelsPerMm;
                double deep = 1 / (h[6] * x + h[7] * y + 1);
                double u = (h[0] * x + h[1] * y + h[2]) * deep;
                double v = (h[3] * x + h[4] * y + h[5]) * deep;
                flat.put(i, j, (int) (picture.at(u - 0.5, v - 0.5) + 0.5));
            }
        }
        return flat;
    }

    /// The same of pixels as they are in the picture, none of them mixed with its neighbours.
    Grey coarse(Grey picture, Area area, double pixelsPerMm) {
        int wide = (int) (area.width() * pixelsPerMm);
        var coarse = new Grey(wide, (int) (area.height() * pixelsPerMm));
        for (int j = 0; j < coarse.height(); j++) {
            for (int i = 0; i < coarse.width(); i++) {
                var place = of(area.left() + i / pixelsPerMm, area.top() + j / pixelsPerMm);
                coarse.put(i, j, picture.at(
                        Math.clamp((int) place.x(), 0, picture.width() - 1),
                        Math.clamp((int) place.y(), 0, picture.height() - 1)));
            }
        }
        return coarse;
    }
}

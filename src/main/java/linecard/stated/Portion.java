package linecard.stated;

import org.jspecify.annotations.Nullable;

/// Which part of a document a credit is: a line of it, as far as one share goes.
///
/// @param position of the line, from 1
/// @param place of the share in the split, from 1
/// @param number that the credit bore when it was stated, where credits still had numbers then
public record Portion(int position, int place, @Nullable Long number) {

    /// As the seal of a statement covers it.
    @Override
    public String toString() {
        return number == null ? position + "/" + place : number.toString();
    }
}

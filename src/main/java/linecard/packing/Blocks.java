package linecard.packing;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Packed blocks as they are stored: compressed where that makes them smaller. What a block says,
/// and what a seal is over, are its own bytes: those that it is compressed to may be others with
/// the next version of the library.
///
/// A block begins with its form. Compressed, it begins with its form and [#COMPRESSED], its length,
/// and then all that follows the form, by LZ4.
public final class Blocks {

    public static final int COMPRESSED = 0x80;

    private static final int HEAD = 1 + Integer.BYTES;

    /// How many times as long as compressed the format allows anything to be.
    private static final int MOST_TIMES = 255;
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.safeInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.safeInstance().safeDecompressor();

    private Blocks() {}

    public static byte[] stored(byte[] block) {
        var out = new byte[HEAD + COMPRESSOR.maxCompressedLength(block.length)];
        int size = HEAD + COMPRESSOR.compress(
                block, 1, block.length - 1, out, HEAD, out.length - HEAD);
        if (size >= block.length) return block;
        ByteBuffer.wrap(out).put((byte) (block[0] | COMPRESSED)).putInt(block.length);
        return Arrays.copyOf(out, size);
    }

    /// @throws IllegalStateException where it is broken
    public static byte[] read(byte[] stored) {
        if ((stored[0] & COMPRESSED) == 0) return stored;
        int length = stored.length < HEAD ? 0 : ByteBuffer.wrap(stored).getInt(1);
        if (length < 1 || length > (long) MOST_TIMES * stored.length) {
            throw new IllegalStateException("a block of " + length + " bytes cannot be");
        }
        var block = new byte[length];
        block[0] = (byte) (stored[0] & ~COMPRESSED);
        try {
            int size = 1 + DECOMPRESSOR.decompress(
                    stored, HEAD, stored.length - HEAD, block, 1, length - 1);
            if (size == length) return block;
            throw new IllegalStateException("a block is " + size + " bytes, not " + length);
        } catch (LZ4Exception e) {
            throw new IllegalStateException("a block cannot be read", e);
        }
    }
}

package linecard.web;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.zip.CRC32;

/// Stylesheets, scripts and images. Their address carries a fingerprint of all of them, so a
/// browser keeps them for good and takes new ones after an upgrade.
final class Assets {

    private static final String VERSION = fingerprint();

    private Assets() {}

    static String address(String name) {
        return "/assets/" + VERSION + "/" + name;
    }

    private static String fingerprint() {
        var sum = new CRC32();
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath:/static/**/*.*");
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            for (var file : files) sum.update(file.getContentAsByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Long.toHexString(sum.getValue());
    }
}

package linecard.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.TransformedResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds an asset whatever fingerprint stands in its address; under `joined/`, some with all that
/// they import.
class AssetResolver extends PathResourceResolver {

    private final Map<String, Resource> joined = new HashMap<>();

    /// @param joined names of those
    AssetResolver(List<String> joined) {
        for (var name : joined) {
            var text = Joined.of(name, AssetResolver::text).getBytes(StandardCharsets.UTF_8);
            this.joined.put("joined/" + name, new TransformedResource(file(name), text));
        }
    }

    private static Resource file(String name) {
        return new ClassPathResource("static/" + name);
    }

    private static String text(String name) {
        try {
            return file(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request, String path,
            List<? extends Resource> locations, ResourceResolverChain chain) {
        var name = path.substring(path.indexOf('/') + 1);
        var found = joined.get(name);
        return found != null ? found
                : super.resolveResourceInternal(request, name, locations, chain);
    }
}

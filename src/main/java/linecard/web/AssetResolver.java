package linecard.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

import java.util.List;

/// Finds an asset whatever fingerprint stands in its address.
class AssetResolver extends PathResourceResolver {

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request, String path,
            List<? extends Resource> locations, ResourceResolverChain chain) {
        return super.resolveResourceInternal(
                request, path.substring(path.indexOf('/') + 1), locations, chain);
    }
}

package dev.aisle.serving.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// What a request says about who sends it.
///
/// @param address the other end of the connection, the only part that cannot be made up
/// @param key the key in `Authorization: Bearer` or `X-API-Key`
/// @param host the header `Host`
/// @param origin the header `Origin`, which browsers set on requests of scripts
/// @param forwarded whether a proxy says that it passes the request on
public record Caller(
    InetAddress address,
    @Nullable String key,
    @Nullable String host,
    @Nullable String origin,
    boolean forwarded) {}

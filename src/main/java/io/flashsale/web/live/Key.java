package io.flashsale.web.live;

import java.util.UUID;

/** The name of something that is followed. */
public record Key(Kind kind, UUID id) {}

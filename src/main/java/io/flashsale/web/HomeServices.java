package io.flashsale.web;

import io.flashsale.backup.Backups;
import io.flashsale.embedded.AdminToken;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to the home of a node.
 *
 * @param token what lets the admin in
 * @param backups of the embedded database; null where the database is not the store's own
 */
public record HomeServices(AdminToken token, @Nullable Backups backups) {}

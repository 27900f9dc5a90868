/**
 * Tables that take INSERT and nothing else. A trigger made by a migration refuses the rest whoever asks, and the
 * application's own role is not even allowed to ask. A new name needs both: a line here and a migration for its trigger.
 */
export const APPEND_ONLY_TABLES = ['audit_events', 'mark_history', 'item_mark_history'] as const

"""Names across romanisations: how alike two are and why, and keys that bring likely pairs together."""

from tidings.names.compare import SAME_NAME, NameLikeness, compare_names
from tidings.names.groups import alias_group, alias_groups
from tidings.names.keys import name_keys

__all__ = ["SAME_NAME", "NameLikeness", "alias_group", "alias_groups", "compare_names", "name_keys"]

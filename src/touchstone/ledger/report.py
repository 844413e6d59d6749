"""What a verification found."""

from dataclasses import dataclass

from touchstone.ledger.faults import Fault


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of what was read; `proven` entries from the start hash to a signed head. `faults` holds the first ones."""

    origin: str
    lines: int
    entries: int
    heads: int
    cosignatures: int
    anchors: int
    particulars: int
    proven: int
    faults: tuple[Fault, ...]
    fault_count: int

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault_count == 0

    def in_english(self) -> str:
        """The report as lines."""
        counts = f"{self.entries:,} entries, {self.heads:,} heads ({self.cosignatures:,} cosignatures of witnesses)"
        more = f"{self.anchors:,} anchors, {self.particulars:,} with particulars"
        verdict = "the record is sound" if self.sound else f"the record does NOT hold: {self.fault_count:,} faults"
        head = f"{self.origin}: {counts}, {more}\n{verdict}; {self.proven:,} entries are proven by a signed head"
        return "\n".join([head, *(f"  {fault.in_english()}" for fault in self.faults)])

    def in_chinese(self) -> str:
        """The same for a Chinese reader."""
        counts = f"{self.entries:,} 条，树头 {self.heads:,} 个（见证签名 {self.cosignatures:,} 个）"
        more = f"锚点 {self.anchors:,} 个，附个人信息 {self.particulars:,} 条"
        verdict = "台账完好" if self.sound else f"台账有问题：{self.fault_count:,} 处"
        head = f"{self.origin}：{counts}，{more}\n{verdict}；{self.proven:,} 条由签名树头证明"
        return "\n".join([head, *(f"  {fault.in_chinese()}" for fault in self.faults)])

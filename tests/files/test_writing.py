"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from framing.files import packaged_folder, sha256_of_bytes, sha256_of_file, write_bytes, write_text


def test_a_file_is_written_with_its_folder_and_the_usual_rights(tmp_path: Path) -> None:
    path = write_text(tmp_path / "new" / "a.txt", "Việt\r\n")
    assert path.read_bytes() == "Việt\r\n".encode()
    other = tmp_path / "other"
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_bytes(tmp_path / "a", b"old")

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(OSError, match="No space left on device"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_hashes_equal_the_published_one_of_abc(tmp_path: Path) -> None:
    # FIPS 180-2, appendix B.1.
    published = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sha256_of_bytes(b"abc") == published
    assert sha256_of_file(write_bytes(tmp_path / "abc", b"abc")) == published


@pytest.mark.parametrize(("folder", "name"), [("lexicons", "us-vietnam.yml"), ("examples", "us_vietnam.jsonl")])
def test_packaged_files_are_found(folder: str, name: str) -> None:
    assert (packaged_folder(folder) / name).is_file()

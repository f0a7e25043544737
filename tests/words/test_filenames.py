import pytest

from habeas.words.filenames import safe_file_name


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("list.pdf", "list.pdf"),
        ("список задержанных.docx", "список задержанных.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\list.pdf", "list.pdf"),
        (".bashrc", "bashrc"),
        ("-rf", "rf"),
        ("a\nb\t c.txt", "a b c.txt"),
        ('a<b>:"|?*c.txt', "a b c.txt"),
        ("list\u202efdp.exe", "listfdp.exe"),
        ("a\0\x1b[31mb.txt", "a[31mb.txt"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("common.txt", "common.txt"),
        ("name. . ", "name"),
        ("", "x-1"),
        ("/", "x-1"),
        ("...", "x-1"),
        ("\u202e", "x-1"),
    ],
)
def test_a_name_that_leaves_means_one_file_and_shows_as_what_it_is(given, safe):
    assert safe_file_name(given, "x-1") == safe


def test_a_long_name_is_cut_between_letters_and_keeps_its_ending():
    safe = safe_file_name("ж" * 500 + ".docx", "x-1")
    assert safe == "ж" * 87 + ".docx"
    assert len(safe.encode()) <= 180


def test_an_endless_ending_is_no_ending():
    assert len(safe_file_name("a." + "b" * 500, "x-1").encode()) <= 180

import subprocess
import sys

TOLD = """
import ctypes, resource
from habeas.evidence import dumps
dumps.forbid()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_a_crash_leaves_no_copy_of_the_keys_and_no_other_program_reads_them():
    done = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, check=True)
    core, dumpable = done.stdout.split()
    assert core == "0"
    assert dumpable == "0" or sys.platform != "linux"

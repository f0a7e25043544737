"""What can be wrong when lists are to be compared on Spark."""

from __future__ import annotations

from habeas.words.errors import HabeasError


class SparkNotInstalled(HabeasError):
    """Raised when PySpark is not there."""

    message = "Comparing lists on Spark needs PySpark, which is not installed."
    hint = 'Install the extra: pip install "habeas[spark]"'


class JavaNotInstalled(HabeasError):
    """Raised when there is no Java for Spark to run in."""

    message = "Spark needs Java 17 or newer, and there is none here."
    hint = "Install it: apt-get install openjdk-17-jre-headless; or set JAVA_HOME to where it is."


class NotAMaster(HabeasError):
    """Raised for a Spark that is neither this machine nor a standalone cluster."""

    message = "{master} is no Spark that lists can be compared on."
    hint = "Give local[2] for two processors of this machine, or spark://HOST:PORT for a cluster."


class NamesWouldLeave(HabeasError):
    """Raised when lists would be sent to a cluster and nobody said that they may."""

    message = (
        "On {master} all that the lists say of people (names, dates of birth, days, places) would "
        "leave this machine for the memory and the disks of that cluster. Nothing was sent."
    )
    hint = (
        "Find out who runs its machines: they can read it all. If they may, add --names-may-leave; "
        "the custody log will say that you did."
    )


class NoClusterSecret(HabeasError):
    """Raised when a cluster is to be joined without the secret that it shares."""

    message = "Nothing is sent to {master} without a secret: anybody could read along."
    hint = (
        "Start the cluster with spark.authenticate and spark.network.crypto.enabled, and give its "
        "spark.authenticate.secret as the first line of a file: --spark-secret FILE"
    )


class SparkCannotWriteThere(HabeasError):
    """Raised when the folder for passing files has a name that Spark takes for several."""

    message = "Spark cannot keep its files in {folder}: it takes a comma for the end of a name."
    hint = "Set TMPDIR to a folder that has none in its name."


class SparkDidNotStart(HabeasError):
    """Raised when Java is there and Spark ends before it has begun."""

    message = "Spark did not start on this machine. Nothing was compared."
    hint = (
        "Check that Java is 17 or newer (java -version) and that {memory} of memory are free; "
        "--spark-memory asks for less."
    )


class ClusterUnreachable(HabeasError):
    """Raised when a cluster does not answer, refuses, or has no machine free."""

    message = "The cluster at {master} did not answer, or took no work. Nothing was sent."
    hint = (
        "Check that it is up, runs Spark {version} and shares the secret you gave, and that one of "
        "its workers has {memory} of memory and a processor free."
    )


class SparkRanOutOfMemory(HabeasError):
    """Raised when comparing lines took more memory than Spark was given."""

    message = "Comparing {n} lines took more than the {memory} Spark was given. Nothing was kept."
    hint = "Give it more: --spark-memory 8g, on each machine; or compare fewer lists at once."


class SparkStopped(HabeasError):
    """Raised when Spark ends in the middle, for whatever other reason."""

    message = "Spark stopped while {n} lines were compared. Nothing was kept."
    hint = (
        "Its memory may have run out: --spark-memory 8g gives it more, on each machine. Else check "
        "that its machines are up and have room on their disks."
    )

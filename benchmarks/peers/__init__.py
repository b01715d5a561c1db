"""The same application by other libraries, each as a competent user of that library writes it.

Each module but those of zen gives one function, `load`, which takes the payload as Python objects
and gives a value with typed members, or raises an error.
The library of a module has to be installed for it to be imported.
What is left out: Python objects that no JSON reader gives, such as subclasses of ``str``, where
libraries differ by design.
"""
